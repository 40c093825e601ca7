/** How long the picture of an MP4 lasts. */
import { BufferSource, Input, MP4 } from 'mediabunny'

/** Seconds the picture of an MP4 lasts, in tenths; undefined for a file that does not say. Captions may end later than the picture: they do not count. */
export async function secondsOf(file: Uint8Array): Promise<number | undefined> {
  try {
    const track = await new Input({ source: new BufferSource(file), formats: [MP4] }).getPrimaryVideoTrack()
    return track ? Math.round((await track.computeDuration()) * 10) / 10 : undefined
  } catch {
    return undefined // a municipality's own file may be cut off or be no film at all
  }
}
