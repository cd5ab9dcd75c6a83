/**
 * In place of `@kurkle/color`, with which Chart.js mixes colours for animations and for what the pointer is over. Muster's charts
 * stand still and name all their colours, so a colour stays what it is, and the viewer does without the arithmetic.
 */
export class Color {
  readonly valid = true
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }
  saturate(): this {
    return this
  }
  darken(): this {
    return this
  }
  mix(other: Color): Color {
    return other
  }
  hexString(): string {
    return this.#text
  }
}
