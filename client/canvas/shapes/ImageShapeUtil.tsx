import { BaseBoxShapeUtil, HTMLContainer } from 'tldraw'
import { imageShapeType } from '#shared/documents/map-images.ts'
import { type ImageProps, imageProps, type ImageShape } from '../projection/image-shapes.ts'
import { ImageBody } from './ImageBody.tsx'

/** An image on the canvas. Hands move it and make it larger or smaller, as a whole. */
export class ImageShapeUtil extends BaseBoxShapeUtil<ImageShape> {
  static override type = imageShapeType
  static override props = imageProps

  getDefaultProps(): ImageProps {
    throw new Error('an image is put into its document, never made on the canvas')
  }

  override isAspectRatioLocked(): boolean {
    return true
  }

  override canEdit(): boolean {
    return false
  }

  override canBind(): boolean {
    return false
  }

  override hideRotateHandle(): boolean {
    return true
  }

  override getText({ props }: ImageShape): string {
    return props.alt || props.name
  }

  component(shape: ImageShape) {
    return (
      <HTMLContainer className="image-shape">
        <ImageBody shape={shape} />
      </HTMLContainer>
    )
  }

  // Selection is shown by the frame around it.
  indicator() {
    return null
  }
}
