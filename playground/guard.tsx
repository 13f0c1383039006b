import { Component, type ComponentChildren } from 'preact'
import { t } from './texts.ts'

type Props = { readonly text: string; readonly children: ComponentChildren }

/** Shows a form of a JSON text. If the text has a shape that the form cannot read, asks to correct it first. */
export class Guard extends Component<Props, { readonly failed?: string }> {
  override componentDidCatch() {
    this.setState({ failed: this.props.text })
  }

  override render() {
    const { text, children } = this.props
    return this.state.failed === text ? <p class="note">{t.correctJson}</p> : children
  }
}
