/** Menu items that do one command. */
import type { Command } from '../../core/engine/scenario.ts';
import type { MenuItem } from '../../ui/menu.tsx';

export type Act = (command: Command) => void;

export const item = (label: string, command: Command, act: Act, more: Partial<MenuItem> = {}): MenuItem => ({
  label,
  onPick: () => act(command),
  ...more,
});
