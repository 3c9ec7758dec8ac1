import { Component, type ComponentType, type ReactNode } from 'react'

type Props = {
  readonly children: ReactNode
  /** What is shown instead; `tryAgain` mounts the children anew. */
  readonly instead: ComponentType<{ error: unknown; tryAgain: () => void }>
  /** Another value is another place: the error stays behind. */
  readonly place: string
}

type State = { readonly failedAt?: string | undefined; readonly error?: unknown }

/** Keeps one broken part from taking the whole page with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = {}

  static getDerivedStateFromError(error: unknown): State {
    return { failedAt: '', error }
  }

  override componentDidCatch(error: unknown): void {
    console.error(error)
    this.setState({ failedAt: this.props.place })
  }

  override componentDidUpdate(before: Props): void {
    if (before.place !== this.props.place && this.state.failedAt !== undefined) this.recover()
  }

  override render(): ReactNode {
    const { instead: Instead, children } = this.props
    return this.state.failedAt === undefined ? children : <Instead error={this.state.error} tryAgain={this.recover} />
  }

  private readonly recover = (): void => {
    this.setState({ failedAt: undefined })
  }
}
