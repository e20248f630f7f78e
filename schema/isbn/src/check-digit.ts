// The two check digits, over digits written as text. ISO 2108: Annex C for thirteen digits, the older modulus 11 for ten.

const ZERO = 48

/** The check digit of an ISBN-13, from its first twelve digits: weights 1 and 3 in turn, modulus 10. */
export function checkDigit13(twelve: string): string {
  return String((10 - (sum13(twelve, 12) % 10)) % 10)
}

/** Whether thirteen digits end in their right check digit. The prefix is not checked. */
export function checks13(thirteen: string): boolean {
  return sum13(thirteen, 13) % 10 === 0
}

/** Whether fourteen digits, a GTIN-14, end in their right check digit. */
export function checks14(fourteen: string): boolean {
  return (3 * (fourteen.charCodeAt(0) - ZERO) + sum13(fourteen.slice(1), 13)) % 10 === 0
}

/** The check character of an ISBN-10, from its first nine digits: weights 10 down to 2, modulus 11; ten is written X. */
export function checkDigit10(nine: string): string {
  const rest = (11 - (sum10(nine, 9) % 11)) % 11
  return rest === 10 ? 'X' : String(rest)
}

/** Whether ten characters, nine digits and a digit or X, end in their right check character. */
export function checks10(ten: string): boolean {
  return sum10(ten, 10) % 11 === 0
}

function sum13(digits: string, count: number): number {
  let sum = 0
  for (let index = 0; index < count; index++) sum += (digits.charCodeAt(index) - ZERO) * (index % 2 === 0 ? 1 : 3)
  return sum
}

function sum10(characters: string, count: number): number {
  let sum = 0
  for (let index = 0; index < count; index++) {
    const digit = characters[index] === 'X' ? 10 : characters.charCodeAt(index) - ZERO
    sum += digit * (10 - index)
  }
  return sum
}
