/** Stands here until the feature does. */
export function GuideView() {
  return (
    <div className="plain">
      <h1>Guide</h1>
      <p className="plain-sentence quiet">This part is being set up.</p>
    </div>
  )
}
