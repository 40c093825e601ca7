/** The faces of our paper, where they lie, and the names under which a PDF may carry them. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { sha256 } from '../output.ts'

const families = [
  { package: '@expo-google-fonts/noto-sans', family: 'NotoSans' },
  { package: '@expo-google-fonts/vazirmatn', family: 'Vazirmatn' },
  { package: '@expo-google-fonts/noto-sans-ethiopic', family: 'NotoSansEthiopic' },
]
const weights = ['400Regular', '700Bold']

/** By the file name used in `paper.css` under `/_fonts/`: the module that holds the file. */
const files = new Map<string, string>(
  families.flatMap(({ package: module, family }) =>
    weights.map((weight) => [`${family}_${weight}.ttf`, `${module}/${weight}/${family}_${weight}.ttf`] as const),
  ),
)

/** Names of faces a PDF may hold, without the tag of the subset. */
export const allowedFaces: ReadonlySet<string> = new Set(
  families.flatMap(({ family }) => weights.map((weight) => `${family}-${weight.replace(/^\d+/, '')}`)),
)

const { resolve } = createRequire(import.meta.url)
const kept = new Map<string, Promise<Buffer>>()

/** The bytes of `/_fonts/<file>`, or nothing if there is no such face. */
export function fontFile(file: string): Promise<Buffer> | undefined {
  const module = files.get(file)
  if (!module) return undefined
  let bytes = kept.get(file)
  if (!bytes) kept.set(file, (bytes = readFile(resolve(module))))
  return bytes
}

/** One digest for all faces, for the cache. */
export async function fontsDigest(): Promise<string> {
  const digests = await Promise.all([...files.keys()].map(async (file) => sha256((await fontFile(file))!)))
  return sha256(digests.join())
}
