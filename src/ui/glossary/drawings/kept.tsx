/** What replicas keep, and where they are cut off from one another. */
import { ALICE, BOB, Node, Note, ReplicaCard, Sheet, Value, Way } from './parts.tsx';

export function SiblingDrawing() {
  return (
    <Sheet height={116}>
      <ReplicaCard name="A" x={72} y={8} width={120} height={100} />
      <Value client={ALICE} value="milk" x={88} y={36} turn={-4} />
      <Value client={BOB} value="eggs" x={90} y={66} turn={4} />
    </Sheet>
  );
}

/** The replica that takes a write in gives it its next number. */
export function DotDrawing() {
  return (
    <Sheet height={126}>
      <ReplicaCard name="A" x={90} y={8} width={166} height={110} />
      <Way from={[4, 52]} to={[96, 52]} />
      <Way from={[4, 92]} to={[96, 92]} />
      <Value client={ALICE} value="milk" x={102} y={41} />
      <Value client={BOB} value="eggs" x={102} y={81} />
      <Dot counter={1} y={52} />
      <Dot counter={2} y={92} />
    </Sheet>
  );
}

function Dot({ counter, y }: { readonly counter: number; readonly y: number }) {
  return (
    <g className="word-dot">
      <rect x="184" y={y - 13} width="60" height="26" rx="13" />
      <text x="214" y={y + 5}>
        • A {counter}
      </text>
    </g>
  );
}

/** Under the mark of the delete, the value that comes late stays away. */
export function TombstoneDrawing() {
  return (
    <Sheet height={126}>
      <ReplicaCard name="A" x={2} y={8} width={110} height={110} />
      <ReplicaCard name="B" x={168} y={8} width={94} height={110} />
      <Value client={BOB} value="milk" x={12} y={38} state="deleted" />
      <Value client={ALICE} value="milk" x={12} y={78} state="gone" />
      <Value client={ALICE} value="milk" x={178} y={78} />
      <Way from={[168, 90]} to={[92, 90]} look="asked" />
      <Note x={140} y={110}>
        late
      </Note>
    </Sheet>
  );
}

/** The same five, and links between the two sides cut. */
export function PartitionDrawing() {
  const at = { A: [36, 28], B: [36, 100], C: [88, 64], D: [196, 28], E: [196, 100] } as const;
  const whole = [
    ['A', 'B'],
    ['A', 'C'],
    ['B', 'C'],
    ['D', 'E'],
  ] as const;
  const cut = [
    ['A', 'D'],
    ['C', 'D'],
    ['C', 'E'],
    ['B', 'E'],
  ] as const;
  const frontier = 140;
  return (
    <Sheet height={128}>
      <rect className="word-side" x="6" y="4" width="120" height="120" rx="10" />
      <rect className="word-side" x="154" y="4" width="84" height="120" rx="10" />
      {whole.map(([from, to]) => (
        <line key={from + to} className="word-link" x1={at[from][0]} y1={at[from][1]} x2={at[to][0]} y2={at[to][1]} />
      ))}
      {cut.map(([from, to]) => (
        <CutLink key={from + to} from={at[from]} to={at[to]} x={frontier} />
      ))}
      <line className="word-frontier" x1={frontier} y1="4" x2={frontier} y2="124" />
      {Object.entries(at).map(([name, [x, y]]) => (
        <Node key={name} name={name} x={x} y={y} />
      ))}
    </Sheet>
  );
}

/** A link with a gap and two strokes where it meets the frontier. */
function CutLink({
  from,
  to,
  x,
}: {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly x: number;
}) {
  const yAt = (at: number): number => from[1] + ((at - from[0]) / (to[0] - from[0])) * (to[1] - from[1]);
  const [before, after] = [x - 8, x + 8];
  return (
    <>
      <line className="word-link" x1={from[0]} y1={from[1]} x2={before} y2={yAt(before)} />
      <line className="word-link" x1={after} y1={yAt(after)} x2={to[0]} y2={to[1]} />
      {[before, after].map((at) => (
        <line key={at} className="word-stroke" x1={at} y1={yAt(at) - 6} x2={at} y2={yAt(at) + 6} />
      ))}
    </>
  );
}
