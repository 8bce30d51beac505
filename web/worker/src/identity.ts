const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Whether an identity number (身份证号) can be one: 18 places with the right last one (GB 11643). */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase()
}

/** Mobile or landline, as far as a form can tell. */
export const isPhone = (text: string) => /^(1\d{10}|0\d{2,3}-?\d{7,8})$/.test(text.replace(/\s/g, ''))
