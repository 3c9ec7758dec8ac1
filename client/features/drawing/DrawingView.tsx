/** Stands here until the feature does. */
export function DrawingView() {
  return (
    <div className="plain">
      <h1>Draw alone</h1>
      <p className="plain-sentence quiet">This part is being set up.</p>
    </div>
  )
}
