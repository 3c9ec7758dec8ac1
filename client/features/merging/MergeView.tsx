/** Stands here until the feature does. */
export function MergeView() {
  return (
    <div className="plain">
      <h1>Merge</h1>
      <p className="plain-sentence quiet">This part is being set up.</p>
    </div>
  )
}
