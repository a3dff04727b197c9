/** FNV-1a over 32-bit parts: the same on every machine, which a model file relies on. */
export const hashSeed = 2166136261;

export const mix = (hash: number, part: number): number => {
  let mixed = Math.imul(hash ^ (part & 0xffff), 16777619);
  mixed = Math.imul(mixed ^ (part >>> 16), 16777619);
  return mixed ^ (mixed >>> 13);
};

export function hashText(text: string, seed = hashSeed): number {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) hash = mix(hash, text.charCodeAt(index));
  return hash;
}
