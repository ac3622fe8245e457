/**
 * Pictures of the built-in scenarios, each made by the worker from its run, once: in the order in which they are
 * wanted, one at a time, so that whatever else is asked of the worker comes in between.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Plate } from '../core/timeline/plate.ts';
import { DECISIVE } from '../scenario/built-in/decisive.ts';
import type { BuiltIn } from '../scenario/built-in/index.ts';
import type { LabCommands } from './state.ts';

/** By scenario; null where there is none to be had. */
export type Plates = ReadonlyMap<string, Plate | null>;

export interface PlateRoom {
  readonly store: StoreApi<Plates>;
  /** Brings those that are not there yet, these first. */
  want(entries: readonly BuiltIn[]): void;
  /** What is not begun is left for later. */
  rest(): void;
}

export function createPlates(ask: LabCommands['askPlate']): PlateRoom {
  const store = createStore<Plates>(() => new Map());
  let wanted: readonly BuiltIn[] = [];
  let isBusy = false;

  async function bring(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    for (;;) {
      const next = wanted.find(({ id }) => !store.getState().has(id));
      if (next === undefined) break;
      const plate = await plateFor(next);
      if (plate !== undefined) store.setState(new Map([...store.getState(), [next.id, plate]]), true);
      else wanted = wanted.filter((entry) => entry !== next);
    }
    isBusy = false;
  }

  /** Undefined where the worker died meanwhile: when the gallery is opened again it is asked again. */
  async function plateFor({ id, load }: BuiltIn): Promise<Plate | null | undefined> {
    try {
      return await ask(await load(), DECISIVE[id] ?? null);
    } catch {
      return undefined;
    }
  }

  return {
    store,
    want(entries) {
      wanted = entries;
      void bring();
    },
    rest() {
      wanted = [];
    },
  };
}
