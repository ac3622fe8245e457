/** The other lines of actions. */
import { describeCommand } from '../../app/describe.ts';
import { commands, useLab } from '../../app/store.ts';
import { Menu, type MenuPlace } from '../../ui/menu.tsx';
import { counted } from '../../ui/words.ts';

export function BranchesMenu(place: MenuPlace) {
  const branches = useLab((state) => state.branches);
  const items = branches.map(({ actions }, index) => {
    const last = actions.at(-1);
    return {
      label: `Branch ${index + 1}`,
      hint: `${counted(actions.length, 'change')}${last === undefined ? '' : `; the last: ${describeCommand(last)}`}`,
      onPick: () => commands.switchBranch(index),
    };
  });
  return <Menu label="Branches" groups={[{ heading: 'Go back to what you did before', items }]} {...place} />;
}
