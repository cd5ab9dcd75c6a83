let turn = 0

/**
 * Starts a navigation and ends all that are under way, whichever engine began them. The answer tells later whether this
 * one is still wanted.
 */
export function nextTurn(): () => boolean {
  turn += 1
  const mine = turn
  return () => mine === turn
}
