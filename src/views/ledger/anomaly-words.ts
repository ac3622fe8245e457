/** The anomalies by name and sign, in the order in which the ledger counts them. */
import { ANOMALY_KINDS, type AnomalyKind } from '../../core/verdicts/anomaly.ts';
import { DIVERGENCE_SIGN } from '../../ui/disagreement.ts';

export const ANOMALIES: readonly AnomalyKind[] = ANOMALY_KINDS;

export const ANOMALY_NAMES: { readonly [K in AnomalyKind]: string } = {
  'lost-update': 'Lost update',
  divergence: 'Divergence',
  'not-own-write': 'Own write not read',
  'non-monotonic-read': 'Read that went back',
  'stale-read': 'Stale read',
  resurrected: 'Write that came back',
  'resurrected-item': 'Item that came back',
  'duplicate-effect': 'Double effect',
  'false-conflict': 'False conflict',
};

/** In a box of 16 by 16, drawn with a line. */
export const ANOMALY_SIGNS: { readonly [K in AnomalyKind]: string } = {
  'lost-update': 'M4 4L12 12M12 4L4 12',
  divergence: DIVERGENCE_SIGN,
  'not-own-write': 'M8 3A2.2 2.2 0 1 1 8 7.4A2.2 2.2 0 1 1 8 3M3.5 13C4 10 6 9 8 9S12 10 12.5 13M2.5 13.5L13.5 2.5',
  'non-monotonic-read': 'M13 12.5V9A4 4 0 0 0 9 5H3M6.5 1.5L3 5L6.5 8.5',
  'stale-read': 'M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5M8 5V8L5.5 9.5',
  resurrected: 'M8 13.5V3M4 7L8 3L12 7',
  'resurrected-item': 'M3 4H9M3 8H7M3 12H7M11.5 13V7M9 9.5L11.5 7L14 9.5',
  'duplicate-effect': 'M2.5 2.5H10V10H2.5ZM6 10V13.5H13.5V6H10',
  'false-conflict': 'M5 2.5V13.5M11 2.5V13.5M5 8H11',
};
