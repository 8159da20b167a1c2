/** Items of a page where neither `first` nor `last` is given, and the most of them. */
export const PAGE_DEFAULT = 20
export const PAGE_MAX = 100

/** Most values of a list argument. */
export const LIST_MAX = 100

/** Most characters of a cursor: the longest sort key, encoded, is well below. */
export const CURSOR_MAX = 4000
