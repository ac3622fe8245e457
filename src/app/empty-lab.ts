/** Opens the empty lab under the system and the strategy that are chosen now. */
import type { LabCommands, LabState } from './state.ts';

export async function openEmptyLab({ run, session }: LabState, commands: LabCommands): Promise<void> {
  const { emptyLab } = await import('../scenario/empty-lab.ts');
  commands.openScenario(emptyLab(run?.effective ?? session.scenario));
}
