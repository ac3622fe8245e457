/**
 * Union set: each write is the whole set as its client knows it, and of writes that had not seen one another the
 * union is taken. Nothing is lost by it but removes: an item taken out of one is still in the other and comes back.
 * DeCandia et al., "Dynamo" (2007), section 4.4, the shopping cart; its join is that of the grow-only set: Shapiro et
 * al., "A comprehensive study of Convergent and Commutative Replicated Data Types" (2011), specification 11.
 */
import { canonical } from '../values.ts';
import { type DataType, shownAsOne } from './data-type.ts';
import { multiValue } from './multi-value.ts';

export const unionSet: DataType = {
  ...multiValue,
  id: 'union-set',
  name: 'Union set',
  summary: 'Of sets written at the same time the union is taken, so what one of them removed comes back.',
  concurrency: 'merges',
  showsSeveral: false,
  show(effects) {
    const live = effects.flatMap(({ deed }) => (deed.kind === 'value' && !deed.deleted ? [deed.value] : []));
    const items = live.flatMap((value) => (Array.isArray(value) ? value : value === null ? [] : [value]));
    return shownAsOne(effects, [...new Map(items.map((item) => [canonical(item), item])).values()], live.length === 0);
  },
};
