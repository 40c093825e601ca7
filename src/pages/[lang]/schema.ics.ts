/** The schedule as a calendar file that counts from the example start. */
import type { APIRoute } from 'astro'
import { generated, languages, schedule, scheduleWords, sourceNames } from '../../library.ts'
import { icalendar } from '../../domain/calendar.ts'
export const getStaticPaths = () => languages.map(({ tag }) => ({ params: { lang: tag } }))
export const GET: APIRoute = ({ params, site }) => new Response(icalendar(schedule, scheduleWords(params.lang!), { lang: params.lang!, address: site!.origin, date: generated, sources: sourceNames }))
