/** One of the groups of `output.codeSplitting`. */
export declare function inOneFile(
  file: string,
  entry: string,
  ...earlier: readonly string[]
): {
  readonly debugName: string;
  readonly includeDependenciesRecursively: false;
  name(id: string, context: Modules): string | null;
};

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}
