/** One message to be sent; apart, for what is said later waits in an alarm. */
import type { Operation } from '../engine/operation.ts';
import type { Body, NodeIndex } from '../network/message.ts';

export interface SendEffect {
  readonly do: 'send';
  readonly to: NodeIndex;
  readonly body: Body;
  readonly attempt: number;
  readonly isDurable: boolean;
  /** In whose name it is sent; the arriving message's operation where left out. */
  readonly operation?: Operation;
}
