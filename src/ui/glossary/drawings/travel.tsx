/** How a write comes to a replica that missed it, and how many have to answer. */
import { ALICE, BOB, LifeLine, Node, Note, ReplicaCard, Sheet, START, Value, Way, WriteMark } from './parts.tsx';

/** Five keep it, three take each write, three are asked at each read: one at least is in both. */
export function QuorumDrawing() {
  const xOf = (index: number): number => 32 + index * 50;
  return (
    <Sheet height={132}>
      <Bracket from={xOf(0)} to={xOf(2)} y={40} side={-1} />
      <Note x={xOf(1)} y={22}>
        W = 3 took the write
      </Note>
      <Bracket from={xOf(2)} to={xOf(4)} y={92} side={1} />
      <Note x={xOf(3)} y={124}>
        R = 3 are asked
      </Note>
      {['A', 'B', 'C', 'D', 'E'].map((name, index) => (
        <Node key={name} name={name} x={xOf(index)} y={66} isMarked={index === 2} />
      ))}
      <Note x={xOf(0) - 14} y={124} anchor="start">
        N = 5
      </Note>
    </Sheet>
  );
}

/** Over or under some replicas, open towards them. */
function Bracket({
  from,
  to,
  y,
  side,
}: {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly side: -1 | 1;
}) {
  return <path className="word-bracket" d={`M${from - 13} ${y}v${8 * side}H${to + 13}v${-8 * side}`} />;
}

/** C is down: B keeps the write for it, and hands it over when C is back. */
export function HintedHandoffDrawing() {
  return (
    <Sheet height={140}>
      <LifeLine name="A" y={20} />
      <LifeLine name="B" y={70} />
      <LifeLine name="C" y={120} />
      <rect className="word-outage" x={START} y={110} width={118} height={20} rx="3" />
      <Note x={START + 54} y={125}>
        down
      </Note>
      <Way from={[66, 20]} to={[104, 70]} />
      <rect className="word-held" x={104} y={60} width={88} height={20} rx="3" />
      <Note x={148} y={75}>
        for C
      </Note>
      <Way from={[192, 70]} to={[224, 120]} look="strong" gap={11} />
      <WriteMark client={ALICE} x={66} y={20} />
      <WriteMark client={ALICE} x={226} y={120} />
    </Sheet>
  );
}

/** A asks, sees that B has the older value, and brings it the newer one. */
export function ReadRepairDrawing() {
  return (
    <Sheet height={132}>
      <LifeLine name="A" y={26} />
      <LifeLine name="B" y={100} />
      <Way from={[84, 26]} to={[112, 100]} look="asked" />
      <Way from={[124, 100]} to={[152, 26]} />
      <Way from={[166, 26]} to={[206, 100]} look="strong" gap={11} />
      <WriteMark client={BOB} x={62} y={26} />
      <WriteMark client={ALICE} x={62} y={100} />
      <WriteMark client={BOB} x={210} y={100} />
      <Note x={92} y={68} anchor="end">
        read
      </Note>
      <Note x={62} y={128}>
        older
      </Note>
      <Note x={210} y={128}>
        newer
      </Note>
    </Sheet>
  );
}

/** Both compare everything they keep, and both take over what they lack. */
export function AntiEntropyDrawing() {
  const [left, right] = [14, 158];
  return (
    <Sheet height={116}>
      <ReplicaCard name="A" x={left - 10} y={8} width={104} height={100} />
      <ReplicaCard name="B" x={right - 6} y={8} width={104} height={100} />
      <Value client={ALICE} value="milk" x={left} y={38} />
      <Value client={BOB} value="eggs" x={right + 2} y={72} />
      <rect className="word-place" x={left} y={72} width={60} height={22} rx="3" />
      <rect className="word-place" x={right + 2} y={38} width={60} height={22} rx="3" />
      <Way from={[86, 49]} to={[158, 49]} look="strong" />
      <Way from={[158, 83]} to={[78, 83]} look="strong" />
    </Sheet>
  );
}

/** Two trees of hashes over the same keys: equal above means equal below, so only the unequal way is walked down. */
export function MerkleTreeDrawing() {
  return (
    <Sheet height={134}>
      <Tree name="A" x={0} />
      <Tree name="B" x={142} />
      <Note x={131} y={29} look="sign">
        ≠
      </Note>
    </Sheet>
  );
}

/** Of the nodes of a tree, those on the way to the leaf that differs. */
function Tree({ name, x }: { readonly name: string; readonly x: number }) {
  const [root, ...rest] = [
    { x: 61, y: 24, differs: true },
    { x: 33, y: 66, differs: false },
    { x: 89, y: 66, differs: true },
    { x: 19, y: 108, differs: false },
    { x: 47, y: 108, differs: false },
    { x: 75, y: 108, differs: true },
    { x: 103, y: 108, differs: false },
  ] as const;
  const all = [root, ...rest];
  return (
    <g transform={`translate(${x} 0)`}>
      <text className="word-name" x="18" y="29">
        {name}
      </text>
      {rest.map((node, index) => {
        const above = all[Math.floor(index / 2)] ?? root;
        return (
          <line
            key={node.x}
            className={node.differs ? 'word-branch is-walked' : 'word-branch'}
            x1={above.x}
            y1={above.y}
            x2={node.x}
            y2={node.y}
          />
        );
      })}
      {all.map((node) => (
        <g key={`${node.x} ${node.y}`} className={node.differs ? 'word-hash is-walked' : 'word-hash'}>
          <rect x={node.x - 11} y={node.y - 11} width="22" height="22" rx="3" />
          <text x={node.x} y={node.y + 5}>
            {node.differs ? '≠' : '='}
          </text>
        </g>
      ))}
    </g>
  );
}
