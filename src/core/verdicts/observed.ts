/** What the observer looks at. */
import type { Program } from '../engine/program.ts';
import type { Register } from '../engine/register.ts';
import type { World } from '../engine/world.ts';

export interface Observed {
  readonly program: Program;
  readonly world: World;
  readonly register: Register;
}
