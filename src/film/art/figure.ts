/** Draws a person from their looks in `cast.yml`: fixed shapes whose parts the rig then moves. */
import type { Look } from '../../schema/film.ts'
import type { Seat } from '../film.ts'
import type { Item } from '../rig.ts'
import { c, line, rect, scallop, shade } from './kit.ts'

/** What can be held, drawn with the hand at 0 0. */
const things: Record<Item, string> = {
  letter: `<g transform="rotate(-8)">${rect(-30, -44, 60, 46, c.cream, 4)}<path d="M-30-42L0-18L30-42" fill="none" stroke="#c9b48f" stroke-width="4"/><rect x="-22" y="-10" width="26" height="4" rx="2" fill="#9aa5b8"/><circle cx="20" cy="-34" r="5" fill="${c.red}"/></g>`,
  phone: rect(-14, -44, 28, 54, c.ink, 6) + rect(-10, -38, 20, 38, '#bfe3ea', 3) + '<circle cx="0" cy="5" r="2.6" fill="#fff"/>',
  folder: `<path d="M-36-46H-10L-2-38H36V8H-36Z" fill="${c.mustard}"/><path d="M-36-32H36V8H-36Z" fill="#ffd27a"/><path d="M-24-18H14M-24-6H2" stroke="${c.ochre}" stroke-width="4" stroke-linecap="round"/>`,
  cup: `<path d="M-14-18H14V2A12 12 0 0 1 2 14H-2A12 12 0 0 1-14 2Z" fill="${c.red}"/><path d="M14-12h5a7 7 0 0 1 0 14h-5" fill="none" stroke="${c.red}" stroke-width="5"/>`,
  pen: line('M-4 4L18-26', c.ink, 7) + line('M18-26L23-33', c.mustard, 4),
  key: `<g fill="none" stroke="${c.mustard}" stroke-width="6"><circle cx="0" cy="-26" r="11"/><path d="M0-15V14M0 4H10M0 13H8"/></g>`,
  book: `<path d="M-32-34Q-16-42 0-34Q16-42 32-34V6Q16-2 0 6Q-16-2-32 6Z" fill="${c.teal}"/><path d="M-27-36Q-14-42 0-36Q14-42 27-36V0Q14-6 0 1Q-14-6-27 0Z" fill="${c.cream}"/><path d="M0-35V1" stroke="#d8c7a4" stroke-width="3"/>`,
  card: rect(-26, -34, 52, 34, c.teal, 5) + rect(-20, -26, 18, 12, c.mustard, 2) + '<path d="M-20-8H18" stroke="#fff" stroke-width="4" stroke-linecap="round"/>',
  tool: `<path d="M-4 10L12-26" stroke="${c.red}" stroke-width="10" stroke-linecap="round"/><path d="M12-24L22-46M8-44A12 12 0 1 0 32-40" fill="none" stroke="#7d8794" stroke-width="8" stroke-linecap="round"/>`,
  broom: `<path d="M-26-120L22 104" stroke="#a86d3e" stroke-width="8" stroke-linecap="round"/><path d="M8 100L36 94L46 128L6 136Z" fill="${c.mustard}"/>`,
  bag: `<path d="M-22 12L-18-4H20L24 12L28 64H-26Z" fill="#6aa35c"/><path d="M-10 0C-10-22 12-22 12 0" fill="none" stroke="#3b7f57" stroke-width="5"/><path d="M-14 12C-16-10-4-16-2-4M8 12C10-14 20-10 18-2" fill="#f2a22a"/>`,
  apple: `<path d="M0-26C-20-34-26-6-8 4C-4 6 4 6 8 4C26-6 20-34 0-26Z" fill="${c.red}"/><path d="M0-26Q2-36 10-38" fill="none" stroke="#5b3a2b" stroke-width="4"/>`,
  diploma: rect(-36, -50, 72, 52, c.cream, 3) + `<rect x="-31" y="-45" width="62" height="42" fill="none" stroke="${c.mustard}" stroke-width="3"/><path d="M-18-34H18M-22-24H22" stroke="#9aa5b8" stroke-width="4" stroke-linecap="round"/><circle cx="16" cy="-10" r="8" fill="${c.red}"/><path d="M11-6L8 8L16 3L24 8L21-6Z" fill="${c.red}"/>`,
  clock: `<circle cy="-22" r="22" fill="${c.cream}" stroke="${c.ink}" stroke-width="5"/><path d="M0-36V-22L10-16" fill="none" stroke="${c.ink}" stroke-width="4" stroke-linecap="round"/>`,
  bread: `<path d="M-38 4C-44-30-24-40 0-40C24-40 44-30 38 4Z" fill="#c9803f"/><path d="M-38 4C-40-6-39-12-37-17C-20-8 20-8 37-17C39-12 40-6 38 4Z" fill="#a8622f" opacity=".5"/><path d="M-20-32l8 18M-3-36l7 19M14-33l7 17" stroke="#fbe3b8" stroke-width="5" stroke-linecap="round"/>`,
  tray: `<path d="M-46-8H46L38 6H-38Z" fill="#8a5a34"/><path d="M-26-34H-4V-8H-26Z" fill="${c.red}"/><path d="M6-28H30V-8H6Z" fill="${c.cream}"/>`,
}

function hair(look: Look): { back: string; front: string } {
  const h = look.hair, h2 = shade(h, 0.14)
  const crown = `<path fill="${h}" d="M-36 4C-44-34-26-52 2-52C30-52 44-32 37 4Z"/>`
  const parted = `<path fill="${h}" d="M-37-4C-42-32-26-54 6-53C32-52 44-34 37-4C35-16 31-22 25-26C12-20-14-20-24-26C-31-22-35-14-37-4Z"/><path fill="${h2}" opacity=".6" d="M-22-44C-6-56 22-54 33-34C20-44-4-48-22-44Z"/>`
  const sweep = `<path fill="${h}" d="M-37 2C-44-32-26-56 6-55C34-54 44-34 37 2C36-14 30-24 20-30C6-16-18-14-30-16C-34-10-36-4-37 2Z"/><path fill="${h2}" opacity=".6" d="M-20-46C-4-58 22-56 32-38C18-46-4-50-20-46Z"/>`
  switch (look.style) {
    case 'afro': return { back: `<path fill="${h}" d="${scallop(0, -14, 56, 15)}"/><path fill="${h2}" opacity=".55" d="${scallop(-10, -26, 34, 11)}"/>`,
      front: `<path fill="${h}" d="M-35-6C-38-26-26-40-2-41C24-42 38-28 35-6C32-16 24-22 15-22C9-17-2-18-8-22C-16-24-30-18-35-6Z"/>` + (look.band ? `<path d="M-36-19C-22-31 20-32 36-19L35-12C18-24-20-24-35-12Z" fill="${look.band}"/>` : '') }
    case 'curls': return { back: `<path fill="${h}" d="${scallop(0, -16, 43, 13)}"/>`,
      front: `<path fill="${h}" d="M-36-6C-40-30-24-48 2-48C28-48 40-30 36-6C34-14 30-18 26-19A9 9 0 0 1 10-20A9 9 0 0 1-7-20A9 9 0 0 1-24-19C-30-18-34-14-36-6Z"/>` }
    case 'long': return { back: `<path fill="${h}" d="M-41 4C-48-40-26-57 2-57C34-57 47-36 42 6C47 34 46 54 38 66C12 76-20 76-38 64C-46 44-42 20-41 4Z"/>`, front: sweep }
    case 'bun': return { back: `<circle cx="-22" cy="-50" r="20" fill="${h}"/><circle cx="-26" cy="-54" r="11" fill="${h2}"/>${crown}`, front: sweep }
    case 'bald': return { back: `<path fill="${h}" d="M-37 10C-42-8-40-20-34-26L34-26C41-18 42-6 37 10Z"/>`, front: `<path fill="${h}" d="M-36 0C-38-12-36-20-32-26C-31-16-32-8-33 0Z"/>` }
    case 'braids': return { back: `${crown}${[-34, 30].map((x) => `<path d="M${x} 0Q${x * 1.35} 34 ${x * 1.1} 62" fill="none" stroke="${h}" stroke-width="13" stroke-linecap="round"/><circle cx="${x * 1.1}" cy="62" r="6" fill="${look.band ?? c.mustard}"/>`).join('')}`, front: parted }
    case 'headscarf': { const s = look.band ?? c.teal
      return { back: `<path fill="${shade(s, -0.16)}" d="M-46 4C-50-44-26-60 2-60C34-60 50-42 46 4C48 34 42 56 34 66C12 78-18 78-34 66C-44 52-46 28-46 4Z"/>`,
        front: `<path fill="${s}" fill-rule="evenodd" d="M-44 4C-48-42-26-58 2-58C34-58 48-40 44 4C46 28 40 50 32 62C26 72 8 78-4 77C-20 76-32 66-36 56C-42 40-44 22-44 4ZM-29-2C-29 24-16 39 2 39C20 39 33 24 33-2C33-30 20-40 2-40C-16-40-29-30-29-2Z"/><path d="M-34 54C-16 72 12 74 34 56C30 82 8 92-10 88C-26 84-34 72-34 54Z" fill="${shade(s, -0.08)}"/><path d="M-30 40Q-6 66 30 46" fill="none" stroke="${shade(s, -0.2)}" stroke-width="3"/>` } }
    case 'cap': { const s = look.band ?? c.brick
      return { back: crown, front: `<path fill="${h}" d="M-37 6C-38-6-36-14-32-20H34C37-12 38-4 37 6C34-6 30-12 24-14H-24C-30-12-35-4-37 6Z"/><path d="M-38-18C-40-48-20-58 2-58C26-58 42-46 38-18Z" fill="${s}"/><path d="M6-20C26-26 48-24 58-14C46-12 24-12 6-14Z" fill="${shade(s, -0.2)}"/>` } }
    default: return { back: crown, front: parted }
  }
}

/** On a dark skin an eye needs its white to be read. */
const dark = (skin: string): boolean => { const n = parseInt(skin.slice(1), 16); return (n >> 16) * 0.3 + ((n >> 8) & 255) * 0.59 + (n & 255) * 0.11 < 125 }
const shoe = (look: Look) => `<path d="M-14-15H10C12-8 32-6 33 2V4H-15Z" fill="${look.shoe}"/><path d="M-15 1H33V5a3 3 0 0 1-3 3H-12a3 3 0 0 1-3-3Z" fill="${shade(look.shoe, -0.35)}"/>`
const hand = (skin: string) => `<path d="M-9-6h18v13a9 9 0 0 1-18 0z" fill="${skin}"/><circle cx="10" cy="3" r="5" fill="${skin}"/>`
const spokes = (r: number) => `<path d="M0-${r}V${r}M-${r} 0H${r}M${-r * 0.7} ${-r * 0.7}L${r * 0.7} ${r * 0.7}M${-r * 0.7} ${r * 0.7}L${r * 0.7} ${-r * 0.7}" stroke="#9aa3ad" stroke-width="2"/>`

/** What somebody sits on: drawn behind the body, between the legs, and in front. */
function seat(kind: Seat | null, part: (name: string) => string): { behind: string; between: string; before: string } {
  if (kind === 'chair') return { behind: `<g${part('chair')}><path d="M-42-64V-150" stroke="${c.navy}" stroke-width="12" stroke-linecap="round"/>${rect(-46, -152, 14, 62, c.navy, 7)}</g>`,
    between: `<g${part('chair')}>${rect(-44, -62, 78, 13, '#b9804d', 5)}<path d="M-36-50L-42 2M26-50L32 2" stroke="#a86d3e" stroke-width="8" stroke-linecap="round"/></g>`, before: '' }
  if (kind === 'wheelchair') return {
    behind: `<path d="M-44-70V-146H-56" fill="none" stroke="#3b4a66" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/>${rect(-46, -138, 12, 66, c.teal, 6)}<g transform="translate(-22 -44)"><circle r="42" fill="none" stroke="#2b2f3a" stroke-width="6" opacity=".5"/></g>`,
    between: `${rect(-44, -72, 82, 12, c.teal, 5)}<path d="M36-66L62-14M28-62L46-20" fill="none" stroke="#3b4a66" stroke-width="7" stroke-linecap="round"/><path d="M50-6H86" stroke="#3b4a66" stroke-width="7" stroke-linecap="round"/><circle cx="44" cy="-13" r="12" fill="none" stroke="#2b2f3a" stroke-width="6"/>`,
    before: `<g transform="translate(-12 -44)"><g${part('wheel')}><circle r="42" fill="none" stroke="#2b2f3a" stroke-width="7"/>${spokes(38)}<circle r="34" fill="none" stroke="#9aa3ad" stroke-width="3"/><circle r="7" fill="${c.mustard}"/></g></g><path d="M-34-98H26" stroke="#3b4a66" stroke-width="8" stroke-linecap="round"/>` }
  if (kind === 'bike') return { behind: '',
    between: `${[-70, 74].map((x, i) => `<g transform="translate(${x} -40)"><g${part(i ? 'wheel2' : 'wheel')}><circle r="37" fill="none" stroke="#2b2f3a" stroke-width="6"/>${spokes(34)}</g></g>`).join('')}<g fill="none" stroke-linecap="round" stroke-linejoin="round"><path d="M-70-40L-34-104L52-110L74-40M-34-104L4-40L52-110M-70-40H4" stroke="${c.brick}" stroke-width="8"/><path d="M-34-104L-38-116M52-110L46-146Q58-152 66-146" stroke="${c.brick}" stroke-width="7"/><path d="M-56-118H-18" stroke="#3b2a22" stroke-width="11"/><path d="M-108-84H-56" stroke="#2b2f3a" stroke-width="6"/></g><g transform="translate(4 -40)"><g${part('crank')}><path d="M-17 0H17" stroke="#2b2f3a" stroke-width="7" stroke-linecap="round"/></g></g>`,
    before: `<path d="M40-148H62" stroke="#3b2a22" stroke-width="9" stroke-linecap="round"/>` }
  return { behind: '', between: '', before: '' }
}

/** A person as SVG. Parts that move carry `data-part="<id>/<part>"`. */
export function figure(id: string, look: Look, options: { seat: Seat | null; items: Item[]; suitcase: boolean }): string {
  const part = (name: string) => ` data-part="${id}/${name}"`
  const skin2 = shade(look.skin, -0.15), top2 = shade(look.top, -0.13), leg2 = shade(look.leg, -0.18)
  const { back, front } = hair(look), on = seat(options.seat, part)
  const sleeve = look.coat ?? look.top, sleeve2 = shade(sleeve, -0.13)
  const suitcase = options.suitcase ? `<g${part('case')}><path d="M-8-60V-104M12-60V-104M-8-104H12" stroke="#5b6472" stroke-width="5" fill="none" stroke-linecap="round"/>${rect(-28, -86, 60, 80, c.brick, 11)}<path d="M-28-75a11 11 0 0 1 11-11h8v80h-8a11 11 0 0 1-11-11z" fill="#a84431"/><path d="M-28-56H32M-28-34H32" stroke="#a84431" stroke-width="4"/>${rect(0, -66, 22, 14, '#ffe3b0', 3)}<circle cx="-18" cy="-3" r="6" fill="#2b2f3a"/><circle cx="22" cy="-3" r="6" fill="#2b2f3a"/></g>` : ''
  const limb = (name: string, colour: string, width: number, cap: string) => `<path${part(name)} fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="${cap}" stroke-linejoin="round"/>`
  const torso = `<path d="M-33-98C-38-60-40-20-38 12C-20 22 22 22 39 12C41-20 38-62 33-98C20-110-20-110-33-98Z" fill="${look.top}"/>`
    + (look.stripes ? `<path d="M-36-72H36M-38-48H38M-39-24H39M-39 0H39" stroke="${look.stripes}" stroke-width="9"/>` : '')
    + (look.coat ? `<path d="M-33-98C-38-60-40-20-38 12C-30 17-20 19-10 19L-8-106C-18-106-28-103-33-98ZM33-98C38-60 41-20 39 12C31 17 26 19 20 19L14-107C22-106 28-102 33-98Z" fill="${look.coat}"/>` : '')
    + `<path d="M-33-98C-38-60-40-20-38 12C-31 16-22 18-14 19C-22-20-22-70-14-106C-22-105-29-102-33-98Z" fill="${c.ink}" opacity=".12"/>`
    + (look.buttons ? `<path d="M6-50V16" stroke="${top2}" stroke-width="3"/>${[-44, -20, 4].map((y) => `<circle cx="15" cy="${y}" r="3.4" fill="${look.buttons}"/>`).join('')}` : '')
    + (look.collar ? `<path d="M-14-106L2-84L16-106L8-112H-8Z" fill="${look.collar}"/><path d="M2-84L-3-101L6-101Z" fill="${skin2}"/>` : '')
    + (look.apron ? `<path d="M-18-84H24L30-40C34-14 34 8 34 16C10 22-16 22-30 17C-30-2-28-24-24-40Z" fill="${look.apron}"/><path d="M-18-84L-12-106M24-84L18-106" stroke="${look.apron}" stroke-width="5"/>${rect(-8, -34, 26, 22, shade(look.apron, -0.14), 4)}` : '')
    + (look.badge ? `<path d="M-12-104L6-52L18-104" fill="none" stroke="${look.badge}" stroke-width="4"/>${rect(-5, -54, 24, 30, '#fff', 4)}<circle cx="7" cy="-44" r="5" fill="#f3c7a6"/><path d="M0-32H14" stroke="#9aa5b8" stroke-width="3" stroke-linecap="round"/>` : '')
    + (look.stethoscope ? `<path d="M-10-104C-14-70 18-66 20-104M4-76V-52" fill="none" stroke="${c.ink}" stroke-width="4"/><circle cx="4" cy="-46" r="7" fill="#9aa5b8" stroke="${c.ink}" stroke-width="3"/>` : '')
  const head = `<g${part('hairB')}>${back}</g><path d="M-13 22H13V50C6 58-6 58-13 50Z" fill="${skin2}"/>`
    + (look.scarf ? `<path d="M-26 44C-14 34 16 34 28 44C32 54 26 64 2 65C-24 64-32 56-26 44Z" fill="${look.scarf}"/><path${part('tail')} d="M8 56C20 60 22 84 16 106C8 108-2 107-6 104C0 88 0 70-4 58Z" fill="${shade(look.scarf, -0.16)}"/>` : '')
    + `<circle${part('ear')} r="9" cy="4" fill="${skin2}"/><path d="M-35-10C-35-44 35-44 35-10C36 20 20 38 0 38C-20 38-36 20-35-10Z" fill="${look.skin}"/>`
    + (look.beard ? `<path d="M-35-4C-34 28-18 44 1 44C20 44 35 27 35-4C32 6 27 11 20 12C8 8-8 8-20 12C-28 10-32 4-35-4Z" fill="${look.hair}"/>` : '')
    + `<g${part('face')}><ellipse cx="-20" cy="12" rx="7" ry="5" fill="#e8735a" opacity=".28"/><ellipse cx="22" cy="12" rx="7" ry="5" fill="#e8735a" opacity=".28"/>`
    + ['eyeL', 'eyeR'].map((eye) => `<g${part(eye)}>${dark(look.skin) ? '<ellipse rx="6.6" ry="7.4" fill="#fff" opacity=".92"/>' : ''}<ellipse rx="4.3" ry="5.6" fill="#231a22"/><circle cx="1.4" cy="-2" r="1.5" fill="#fff"/></g>`).join('')
    + ['browL', 'browR'].map((b) => `<path${part(b)} d="M-7 1Q0-4 7 0" fill="none" stroke="${look.style === 'headscarf' ? '#3a2a26' : look.hair}" stroke-width="3.6" stroke-linecap="round"/>`).join('')
    + (look.glasses ? `<g fill="#fff" fill-opacity=".22" stroke="${look.glasses}" stroke-width="3"><circle cx="-13" cy="-3" r="11"/><circle cx="14" cy="-3" r="11"/><path d="M-2-5Q1-8 3-5" fill="none"/></g>` : '')
    + `<path d="M1 1C5 6 6 10 1 11" fill="none" stroke="${skin2}" stroke-width="3.4" stroke-linecap="round"/>`
    + (look.moustache ? `<path d="M-14 17C-10 10-2 11 1 13C6 11 14 10 18 17C10 15 6 16 1 17C-4 16-8 15-14 17Z" fill="${look.hair}"/>` : '')
    + `<path${part('mouth')} fill="#7c2a2a" stroke="#5f2226" stroke-width="2.6" stroke-linejoin="round" stroke-linecap="round"/></g><g${part('fringe')}>${front}</g>`
  return `<ellipse${part('shadow')} rx="62" ry="10" fill="#23304a" opacity=".18"/><g${part('root')}><g${part('flip')}>${suitcase}${on.behind}`
    + `${limb('armB', sleeve2, 25, 'round')}<g${part('handB')}>${hand(skin2)}</g>${limb('legB', leg2, 29, 'butt')}<g${part('footB')}>${shoe(look)}</g>${on.between}`
    + `${limb('legF', look.leg, 31, 'butt')}<g${part('footF')}>${shoe(look)}</g>${look.skirt ? `<path${part('skirt')} fill="${look.skirt}"/>` : ''}${look.coat ? `<path${part('coat')} fill="${shade(look.coat, -0.04)}"/>` : ''}`
    + `<g${part('upper')}><g${part('torso')}>${torso}</g><g${part('head')}>${look.head === 1 ? head : `<g transform="scale(${look.head})">${head}</g>`}</g></g>${on.before}`
    + options.items.map((item) => `<g${part('item-' + item)}>${things[item]}</g>`).join('')
    + `${limb('armF', sleeve, 26, 'round')}<path${part('cuff')} fill="none" stroke="${sleeve2}" stroke-width="26"/><g${part('handF')}>${hand(look.skin)}</g></g></g>`
}
