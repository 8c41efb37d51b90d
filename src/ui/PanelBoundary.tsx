import { Component, type ReactNode } from 'react';
import controls from './controls.module.css';
import { Notice } from './notice/Notice.tsx';

interface Props {
  /** What the panel is, as the subject of a sentence: "The curves". */
  readonly panel: string;
  readonly children: ReactNode;
}

/** Keeps a fault in one panel inside it: the others, and the training in the worker, go on. */
export class PanelBoundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Notice kind="failure" title={`${this.props.panel} cannot be shown`}>
        <p>{error instanceof Error ? error.message : 'An error without a message was thrown.'}</p>
        <p>Training and the rest of the page go on.</p>
        <button
          type="button"
          className={controls.button}
          onClick={() => {
            this.setState({ error: null });
          }}
        >
          Show again
        </button>
      </Notice>
    );
  }
}
