import { Component, type ReactNode } from 'react';
import { FaultsContext, type Faults } from './faults';

interface GuardProps {
  /** The tile or scene, as it is named to the server. */
  where: string;
  /** Stands in its place. */
  notice: ReactNode;
  /** Tried again when this is another. */
  again?: unknown;
  children: ReactNode;
}

interface GuardState {
  broken: boolean;
  again: unknown;
}

/** Keeps what breaks to its own place, and tells the server of it. */
export class Guard extends Component<GuardProps, GuardState> {
  static override contextType = FaultsContext;
  declare context: Faults;
  override state: GuardState = { broken: false, again: this.props.again };

  static getDerivedStateFromError(): Partial<GuardState> {
    return { broken: true };
  }

  static getDerivedStateFromProps(
    { again }: GuardProps,
    before: GuardState,
  ): Partial<GuardState> | null {
    return again === before.again ? null : { broken: false, again };
  }

  override componentDidCatch(error: unknown): void {
    this.context.report(this.props.where, error);
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.notice : this.props.children;
  }
}
