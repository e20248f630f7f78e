/**
 * How a name sounds, whichever system spelled it: Харвест, Kharvest, Harvest and Xarvest are one.
 *
 * No standard and not to be shown: a key for search, coarse by intent. It takes folded Latin text.
 */
export function soundOf(latin: string): string {
  let sound = latin
  for (const [spelling, common] of SAME_SOUND) sound = sound.replace(spelling, common)
  return sound
}

// In this order: the longer spellings first, then the letters, then what is left doubled.
const SAME_SOUND: readonly (readonly [RegExp, string])[] = [
  [/s[ch]*h/g, 's'], // sh, sch, shch
  [/ch|t[sz]/g, 'c'],
  [/zh/g, 'z'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/[kg]h|[xg]/g, 'h'], // kh, x; Belarusian h for г
  [/q/g, 'k'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  [/i+(?=[aeou])/g, ''], // ia, ya, ja, iya; and the softness in lj, nj, kj
  [/(\p{L})\1+/gu, '$1'],
]
