/** Clocks that are wrong: by how much now, and by how much more as time goes on. */
import { Note, Sheet } from './parts.tsx';

/** Two faces looked at in the same moment. */
export function SkewDrawing() {
  return (
    <Sheet height={132}>
      <Face name="A" x={68} shows={0} />
      <Face name="B" x={196} shows={50} />
      <Note x={132} y={56} look="sign">
        ≠
      </Note>
      <Note x={132} y={128}>
        the same moment
      </Note>
    </Sheet>
  );
}

const RADIUS = 34;

/** A clock by the degrees that its hand stands from the top; the shaded part is how far it is off. */
function Face({ name, x, shows }: { readonly name: string; readonly x: number; readonly shows: number }) {
  const y = 50;
  const tip = at(x, y, RADIUS - 8, shows);
  const edge = at(x, y, RADIUS - 3, shows);
  return (
    <g className={`word-clock${shows === 0 ? '' : ' is-off'}`}>
      <circle cx={x} cy={y} r={RADIUS} />
      {shows !== 0 && (
        <path
          className="word-off"
          d={`M${x} ${y}V${y - RADIUS + 3}A${RADIUS - 3} ${RADIUS - 3} 0 0 1 ${edge.x} ${edge.y}Z`}
        />
      )}
      {[0, 90, 180, 270].map((angle) => {
        const [outer, inner] = [at(x, y, RADIUS, angle), at(x, y, RADIUS - 5, angle)];
        return <line key={angle} className="word-tick" x1={outer.x} y1={outer.y} x2={inner.x} y2={inner.y} />;
      })}
      <line className="word-hand" x1={x} y1={y} x2={tip.x} y2={tip.y} />
      <text className="word-note is-soft" x={x} y={y + RADIUS + 18} textAnchor="middle">
        {name}
      </text>
    </g>
  );
}

/** A point by degrees from the top, clockwise. */
function at(x: number, y: number, radius: number, degrees: number): { readonly x: number; readonly y: number } {
  const angle = (degrees * Math.PI) / 180;
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { x: round(x + radius * Math.sin(angle)), y: round(y - radius * Math.cos(angle)) };
}

/** What a clock shows over true time: it parts from the line of a right one, and ever further. */
export function DriftDrawing() {
  const [left, bottom] = [28, 118];
  return (
    <Sheet height={142}>
      <path className="word-axis" d={`M${left} 8V${bottom}H258`} />
      <path className="word-off" d={`M${left} ${bottom}L150 12L236 40Z`} />
      <line className="word-right" x1={left} y1={bottom} x2="236" y2="40" />
      <line className="word-wrong" x1={left} y1={bottom} x2="150" y2="12" />
      <Note x={162} y={22} anchor="start">
        a fast clock
      </Note>
      <Note x={190} y={88} anchor="start">
        a right one
      </Note>
      <Note x={146} y={138}>
        true time
      </Note>
      <text className="word-note is-soft" transform={`translate(16 ${bottom - 50}) rotate(-90)`} textAnchor="middle">
        shown
      </text>
    </Sheet>
  );
}
