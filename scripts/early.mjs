/** A plugin of Vite's: a script that the built page fetches beside its own, and runs as soon as it is there. */
export const startedEarly = (source) => ({
  name: 'started-early',
  apply: 'build',
  buildStart() {
    this.emitFile({ type: 'chunk', id: source });
  },
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const early = Object.values(bundle).find((file) => file.facadeModuleId?.endsWith(source));
      if (early === undefined) throw new Error(`${source} is not among what was built.`);
      const attrs = { type: 'module', async: true, crossorigin: true, src: `./${early.fileName}` };
      return [{ tag: 'script', attrs, injectTo: 'head' }];
    },
  },
});
