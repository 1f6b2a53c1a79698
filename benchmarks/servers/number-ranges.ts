/** The numbers of a list of ranges as the kernel writes it: `0-2,5` is 0, 1, 2, 5. */
export function numbersInRanges(list: string): number[] {
  return list.split(',').flatMap((range) => {
    const [first = NaN, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
