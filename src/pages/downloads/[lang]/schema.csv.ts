/** The schedule as a table for a spreadsheet. */
import type { APIRoute } from 'astro'
import { languages, listStanding, schedule, scheduleWords, sourceNames } from '../../../library.ts'
import { csv } from '../../../domain/schedule.ts'
export const getStaticPaths = () => languages.filter(({ tag }) => listStanding('schedule', tag).words.tag === tag).map(({ tag }) => ({ params: { lang: tag } }))
export const GET: APIRoute = ({ params }) => new Response(csv(schedule, scheduleWords(params.lang!), sourceNames))
