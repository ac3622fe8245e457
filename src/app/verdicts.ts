/** The verdicts after the step that is shown and at the end of the run, asked of the worker one at a time; the last step asked for wins. */
import type { LabClient } from '../worker/client.ts';
import type { LabStore } from './state.ts';
import type { WorkerLife } from './worker-life.ts';

/** Gives what is to be called whenever another step, or another run, is shown. */
export function createVerdicts({ getState: state, setState: set }: LabStore, worker: WorkerLife): () => void {
  let asked: LabClient | null = null;

  async function bring(): Promise<void> {
    const client = worker.client();
    if (asked === client) return;
    asked = client;
    try {
      for (;;) {
        const { step, run, outcome } = state();
        const account = await client.account(step);
        const end =
          run === null || outcome?.run === run ? outcome : { run, account: await client.account(run.steps - 1) };
        if (!worker.isAlive(client)) return;
        set({ account, outcome: end });
        if (step === state().step && run === state().run) return;
      }
    } catch {
      // The worker is gone, or busy with another run: the next step asks again.
    } finally {
      if (asked === client) asked = null;
    }
  }

  return () => void bring();
}
