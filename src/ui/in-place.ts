/** For lists whose items never change places, such as the parts of one sentence: the place of each is its key. */
export const inPlace = <Item>(items: readonly Item[]): readonly { readonly place: number; readonly item: Item }[] =>
  items.map((item, place) => ({ place, item }));
