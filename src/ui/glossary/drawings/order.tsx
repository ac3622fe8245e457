/** Which write knew of which: on lines of time, where a way from one to the other is knowledge. */
import { ALICE, BOB, LifeLine, Note, Sheet, Way, WriteMark } from './parts.tsx';

/** Each hears of the other's write after its own. */
export function ConcurrentDrawing() {
  return (
    <Sheet height={116}>
      <LifeLine name="alice" y={22} />
      <LifeLine name="bob" y={94} />
      <Way from={[92, 22]} to={[224, 94]} />
      <Way from={[146, 94]} to={[212, 22]} />
      <WriteMark client={ALICE} x={92} y={22} />
      <WriteMark client={BOB} x={146} y={94} />
      <Note x={119} y={66} look="sign">
        ∥
      </Note>
    </Sheet>
  );
}

/** Bob has got it before he writes. */
export function HappensBeforeDrawing() {
  return (
    <Sheet height={116}>
      <LifeLine name="alice" y={22} />
      <LifeLine name="bob" y={94} />
      <Way from={[92, 22]} to={[156, 94]} look="strong" />
      <WriteMark client={ALICE} x={92} y={22} />
      <WriteMark client={BOB} x={196} y={94} />
      <Note x={156} y={62} look="sign">
        &lt;
      </Note>
      <Note x={222} y={62}>
        has seen it
      </Note>
    </Sheet>
  );
}
