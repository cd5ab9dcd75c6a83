/** A picture for anybody: five by five squares, mirrored, from the number in the address. */
export function avatarSvg(seed: string): string {
  let state = 2166136261
  for (const character of seed) state = Math.imul(state ^ character.charCodeAt(0), 16777619) >>> 0
  const hue = state % 360
  const squares: string[] = []
  for (let cell = 0; cell < 15; cell++) {
    if (((state >>> cell) & 1) === 0) continue
    const column = cell % 3
    const row = Math.floor(cell / 3)
    for (const x of new Set([column, 4 - column])) squares.push(`M${x * 70 + 35} ${row * 70 + 35}h70v70h-70z`)
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 420"><rect width="420" height="420" fill="#f0f0f0"/><path fill="hsl(${hue} 45% 55%)" d="${squares.join('')}"/></svg>`
}
