/**
 * Lets a person choose files, or take a photo on a phone; to be called while they press or type. None where they change
 * their mind.
 */
export function pickFiles(accept: string): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = true
    input.hidden = true
    const finish = () => {
      const files = [...(input.files ?? [])]
      input.remove()
      resolve(files)
    }
    input.addEventListener('change', finish)
    input.addEventListener('cancel', finish)
    // Some browsers forget an input that is on no page.
    document.body.append(input)
    input.click()
  })
}
