/** What a message of anti-entropy compares, drawn: the tree over the keys as far as the two have gone down, and what it costs. */
import { useMemo } from 'react';
import type { TreeLetter } from '../../core/timeline/tree-letter.ts';
import { Term } from '../glossary/term.tsx';
import {
  type DrawnNode,
  drawTree,
  LABEL_LINE,
  LEAF,
  NODE,
  type NodeState,
  TREE_WIDTH,
  type TreeDrawing,
} from './tree-layout.ts';
import { costWords, drawnWords, outcomeWords } from './tree-words.ts';
import './hash-tree.css';

interface HashTreeProps {
  readonly tree: TreeLetter;
  /** Which of the hashes in it differ; null as long as nobody has compared them. */
  readonly differing: readonly number[] | null;
  readonly from: string;
  readonly to: string;
}

export default function HashTree({ tree, differing, from, to }: HashTreeProps) {
  const drawing = useMemo(() => drawTree(tree, differing), [tree, differing]);
  return (
    <figure className="hash-tree">
      <div role="img" aria-label={drawnWords(tree, differing)}>
        <Drawing drawing={drawing} />
      </div>
      <figcaption>
        <p>{outcomeWords(tree, differing, { from, to })}</p>
        <p className="hash-tree-cost">
          {costWords(tree, { from })} <Term id="merkle-tree">Merkle tree</Term>
        </p>
      </figcaption>
    </figure>
  );
}

const SIGNS: { readonly [State in NodeState]: string } = { sent: '?', same: '=', differs: '≠' };

function Drawing({ drawing: { nodes, cells, labels, rulerY, noteY, height } }: { readonly drawing: TreeDrawing }) {
  const carried = nodes.filter(({ isCarried }) => isCarried);
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${TREE_WIDTH} ${height}`}>
      {carried.map((node) => (
        <path key={node.place} className={`tree-wedge is-${node.state}`} d={wedgeOf(node, rulerY)} />
      ))}
      {nodes.map((node) => (
        <Branch key={`${node.level} ${node.place}`} node={node} above={parentOf(node, nodes)} />
      ))}
      {nodes.map(({ level, place, x, y, state, isCarried }) => (
        <g key={`${level} ${place}`} className={`tree-node is-${state}${isCarried ? ' is-carried' : ''}`}>
          <rect x={x - NODE / 2} y={y - NODE / 2} width={NODE} height={NODE} rx="3" />
          <text x={x} y={y + 5}>
            {SIGNS[state]}
          </text>
        </g>
      ))}
      {cells.map(({ leaf, x, keys, look }) => (
        <g key={leaf} className={`tree-cell is-${look}`}>
          <rect x={x + 0.5} y={rulerY} width={LEAF - 1} height={LEAF} rx="2" />
          {keys > 0 && (
            <text x={x + LEAF / 2} y={rulerY + 14}>
              {keys}
            </text>
          )}
        </g>
      ))}
      {labels.map(({ text, from, to, x, row }) => (
        <g key={from} className="tree-label">
          <path d={`M${from + 2} ${rulerY + LEAF + 3}H${to - 2}`} />
          <text x={x} y={rulerY + LEAF + 20 + row * LABEL_LINE}>
            {text}
          </text>
        </g>
      ))}
      <text className="tree-note" x={TREE_WIDTH / 2} y={noteY}>
        keys under each leaf
      </text>
    </svg>
  );
}

function Branch({ node, above }: { readonly node: DrawnNode; readonly above: DrawnNode | undefined }) {
  if (above === undefined) return null;
  const look = `tree-branch${node.state === 'differs' ? ' is-walked' : ''}${node.isCarried ? ' is-carried' : ''}`;
  return <path className={look} d={`M${above.x} ${above.y + NODE / 2}L${node.x} ${node.y - NODE / 2}`} />;
}

const parentOf = ({ level, place }: DrawnNode, nodes: readonly DrawnNode[]): DrawnNode | undefined =>
  nodes.find((node) => node.level === level - 1 && node.place === place >> 1);

/** From a node down to all leaves under it. */
function wedgeOf({ level, place, x, y }: DrawnNode, rulerY: number): string {
  const span = TREE_WIDTH / (1 << level);
  const left = place * span + 0.5;
  return `M${x - NODE / 2} ${y + NODE / 2}L${left} ${rulerY}H${left + span - 1}L${x + NODE / 2} ${y + NODE / 2}Z`;
}
