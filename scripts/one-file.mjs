/**
 * For Vite: what an entry imports at once goes into one file, where it would be some twenty small ones, most of them
 * shared with what is loaded later. Each file that a page asks for costs it time before it can begin. What another
 * entry needs, that is to run before this one has come, stays apart.
 */
export function inOneFile(file, entry, ...earlier) {
  let apart = null;
  let reached = null;
  return {
    debugName: file,
    // They are all among those that are reached, but for what stays apart.
    includeDependenciesRecursively: false,
    name(id, context) {
      reached ??= reachedFrom([entry], context);
      apart ??= reachedFrom(earlier, context);
      return reached.has(id) && !apart.has(id) ? file : null;
    },
  };
}

function reachedFrom(entries, context) {
  const reached = new Set(entries);
  for (const entry of entries)
    if (context.getModuleInfo(entry) === null) throw new Error(`one-file: no module of the build is named ${entry}`);
  for (const id of reached) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) reached.add(imported);
  return reached;
}
