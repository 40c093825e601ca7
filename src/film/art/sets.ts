/** The places of the films. Each is a drawing in layers of depth with room for people; `draw.ts` writes them to content/films/sets. */
import { HILL } from '../compile.ts'
import { R, c, gradient, idle, layer, line, put, rect, shade, stage } from './kit.ts'
import { bicycle, birds, boat, books, brickColours, cloud, floor, frameOn, glow, houseWidths, lamp, leaves, mill, mug, pendant, plant, reseed, row, skyline, some, sun, tree, tulipAt, wallClock, wallColour, water, window } from './town.ts'

const range = (n: number): number[] => [...Array(n).keys()]
const wall = (fill: string) => rect(-400, -300, 2100, 1200, fill)
const day = (id: string) => layer(0.12, rect(-300, -200, 1900, 900, `url(#${id}-sky)`) + sun(`${id}-sun`, 980, 150, 52))
const clouds = layer(0.25, idle('go 7', cloud(240, 120, 1.05) + cloud(700, 80, 0.7, 0.9)) + idle('go 4', cloud(1130, 210, 0.8, 0.85) + cloud(-60, 200, 0.7, 0.8)) + birds(420, 190))
const stones = (y: number, fill: string, stone: string) => rect(-400, y, 2100, 400, fill) + rect(-400, y, 2100, 14, shade(fill, -0.12)) + `<g fill="${stone}" opacity=".7">${range(48).map((i) => `<rect x="${-380 + Math.floor(i / 3) * 130 + (i % 3) * 40}" y="${y + 36 + (i % 3) * 34}" width="54" height="9" rx="4.500"/>`).join('')}</g>`
const standing = (x: number, by: number, i: number) => put(x, by, 1, `<path d="M-16 0V-58a16 16 0 0 1 32 0V0Z" fill="${['#d98f80', '#5b6f8f', '#6aa35c', '#c98a2b'][i % 4]}"/><circle cy="-86" r="14" fill="${['#8a5538', '#f3c7a6', '#5b3a2b', '#c68e6b'][i % 4]}"/>`)

export const sets: Record<string, () => string> = {
  /** A canal with its houses and a boat. */
  canal() {
    reseed(11)
    let x = -330
    const reflections = houseWidths.map((w, i) => { const s = `<path data-idle="drift 3 ${3 + (i % 3)} ${i}" d="M${x + 6} 478h${w - 12}v${70 + (i % 3) * 16}q${-(w - 12) / 4} 12 ${-(w - 12) / 2} 0t${-(w - 12) / 2} 0z" fill="${brickColours[i]}" opacity=".3"/>`; x += w; return s }).join('')
    return `<defs>${gradient('c-sky', '#8fcbdc', '#cfe8e6', '#ffe9c6')}${gradient('c-wat', '#69b7bb', '#3f97a3', '#2b7a8c')}${glow('c-sun')}</defs>` + day('c') + clouds
      + layer(0.5, skyline(372, '#9cc4c6') + '<path d="M960 470Q1010 360 1150 356T1330 470Z" fill="#8dbab5"/>' + mill(1128, 372, 0.98))
      + layer(0.8, rect(-400, 440, 2100, 30, '#b8aa9a') + row(-330, 452, 14) + tree(52, 462, 0.82, '#6aa35c', 1) + tree(498, 462, 0.74, '#8bb25a', 2) + tree(930, 462, 0.86, '#5f9a5d', 3) + tree(1330, 462, 0.8, '#86ad58', 4) + lamp(300, 462) + lamp(1130, 462) + rect(-400, 452, 2100, 13, '#d8cbb8') + rect(-400, 465, 2100, 20, '#9b7f70') + '<path d="M-400 475H1700" stroke="#866a5d" stroke-width="2" stroke-dasharray="26 5"/>')
      + layer(0.88, water(480, 680, 'url(#c-wat)') + reflections)
      + layer(0.92, idle('go -26', idle('bob 3 2.6 0 .8', boat(1180, 548, 1))))
      + layer(1, stones(588, c.sand, '#d3c0a4') + range(8).map((i) => `<path d="M${-217 + i * 230} 596V548a7 7 0 0 1 14 0V596Z" fill="#24423f"/><circle cx="${-210 + i * 230}" cy="538" r="9" fill="#24423f"/>`).join('') + '<path d="M-210 556Q-95 584 20 556T250 556T480 556T710 556T940 556T1170 556T1400 556" fill="none" stroke="#24423f" stroke-width="4" stroke-dasharray="9 6"/>' + bicycle(1010, 606, 0.86))
      + stage() + layer(1.28, leaves())
  },
  /** A room at the town's office: desk, window, books. */
  office() {
    reseed(5)
    const w = window('o', 410, 70, 460, 270)
    return `<defs>${w.defs}${wallColour('#f9e7cb', '#f1d3ac', 'o-wall')}</defs>` + layer(0.7, wall('url(#o-wall)') + rect(-400, 470, 2100, 16, '#e3bd92') + rect(-400, 486, 2100, 300, '#d9a777') + '<path d="M900 340L1010 640H560L410 340Z" fill="#fff3cf" opacity=".28"/>' + w.view
      + books(1010, 188, 190) + books(1010, 300, 190) + frameOn(120, 120, 180, 230, `<path d="M210 316Q192 270 166 252M210 316Q228 270 256 258M210 316Q210 270 210 230" fill="none" stroke="#3b7f57" stroke-width="7" stroke-linecap="round"/>${tulipAt(166, 224, 1.5, c.mustard)}${tulipAt(256, 230, 1.5, c.rose)}${tulipAt(210, 202, 1.5, c.red)}<path d="M186 288H234L228 328H192Z" fill="${c.navy}"/>`) + pendant(640, 40, c.teal))
      + layer(0.85, plant(70, 600, 1.25) + plant(1210, 590, 1) + `<path d="M262 700V372C262 350 280 340 306 340H366C390 340 404 352 404 376V700ZM880 700V372C880 350 898 340 924 340H984C1008 340 1022 352 1022 376V700Z" fill="${c.navy}"/>`)
      + stage() + layer(1, `<path d="M150 566H1130L1168 624H112Z" fill="${c.wood}"/><path d="M150 566H1130L1138 578H142Z" fill="#dba873"/>${rect(112, 624, 1056, 20, c.plank)}${rect(150, 644, 980, 200, '#b9804d')}<path d="M560 572H716L738 616H540Z" fill="#fffdf6"/><path d="M578 582H700M572 593H668M566 604H690" stroke="#c9d2dc" stroke-width="5" stroke-linecap="round"/>` + mug(478, 590, c.red) + mug(812, 588, c.teal, -1, 0.3)) + stage('front')
  },
  /** A path over hills, for everything that takes time. */
  path() {
    reseed(9)
    const [mid, high, shift, wide] = HILL, top = mid - 18
    const hill = (y: number, a: number, p: number, ph: number, fill: string) => { let d = `M-500 900V${y}`; for (let x = -500; x <= 2900; x += 60) d += `L${x} ${R(y + a * Math.sin((x - ph) / p))}`; return `<path d="${d}V900Z" fill="${fill}"/>` }
    const py = (x: number) => top + high * Math.sin((x - shift) / wide)
    let road = '', edge = ''
    for (let x = -500; x <= 2900; x += 30) { road += `${x === -500 ? 'M' : 'L'}${x} ${R(py(x) - 16)}`; edge = `L${x} ${R(py(x) + 34)}` + edge }
    const tuft = (x: number, y: number, s: number, f: string) => `<path transform="translate(${R(x)} ${R(y)}) scale(${R(s)})" d="M-14 0Q-12-20-20-28Q-4-22-3-4Q0-26 6-36Q8-14 6-2Q12-18 22-22Q14-10 14 0Z" fill="${f}"/>`
    const flower = (x: number, y: number, f: string) => `<g transform="translate(${R(x)} ${R(y)})"><path d="M0 0V-22" stroke="#3b7f57" stroke-width="4"/><path d="M-10-20C-12-38-6-42-5-42L0-36L5-42C6-42 12-38 10-20C6-14-6-14-10-20Z" fill="${f}"/></g>`
    const deco = range(64).map((i) => { const x = -380 + i * 52 + some() * 26; return some() > 0.45 ? tuft(x, py(x) + 62 + some() * 70, 0.8 + some() * 0.5, some() > 0.5 ? '#4f8f55' : '#5fa35e') : flower(x, py(x) + 70 + some() * 66, [c.red, c.mustard, c.trim, '#d9745c'][i % 4]!) }).join('')
    return `<defs>${gradient('p-sky', '#a7d8df', '#e2f0df', '#fff0cf')}${glow('p-sun')}</defs>` + layer(0.1, rect(-300, -200, 1900, 1000, 'url(#p-sky)') + sun('p-sun', 1000, 170, 50)) + layer(0.2, idle('go 6', cloud(300, 130, 0.9) + cloud(900, 90, 0.6) + cloud(1450, 150, 0.8)))
      + layer(0.35, hill(430, 26, 210, 0, '#b9d8b4') + mill(1150, 432, 0.55) + mill(420, 440, 0.36))
      + layer(0.55, hill(476, 30, 260, 150, '#93c48b') + [-100, 180, 560, 830, 1240, 1600].map((x, i) => tree(x, R(480 + 30 * Math.sin((x - 150) / 260)), R((0.42 + 0.08 * (i % 3)) * 10) / 10, ['#6aa35c', '#7fae58'][i % 2], i)).join(''))
      + layer(0.78, hill(516, 22, 180, 60, '#75b074') + [40, 480, 980, 1390, 1800].map((x, i) => tree(x, R(520 + 22 * Math.sin((x - 60) / 180)), 0.66, ['#4f9362', '#5c9a5b', '#86ad58'][i % 3], i + 1)).join(''))
      + layer(1, hill(522, high, wide, shift, '#62a564') + `<path d="${road}${edge}Z" fill="#f1dcb4"/>${line(road, '#fff3d6', 6)}${line('M' + edge.slice(1), '#d9bd8c', 7)}`) + stage() + layer(1.04, deco)
  },
  /** The water in the evening, for endings. */
  evening() {
    reseed(21)
    const dusk = (hex: string) => ({ '#8c5a4b': '#584a74', '#74483c': '#4a3e66', '#fff3dd': '#ffd9a0', '#fff8ea': '#e8b394', '#4d5f54': '#4a3e66' })[hex] ?? hex
    return `<defs>${gradient('e-sky', '#4c6aa0', '#f0a37c', '#ffd9a0')}${gradient('e-wat', '#d98f7c', '#6f6f9c', '#34507c')}${glow('e-sun', '#ffe3a8')}</defs>`
      + layer(0.1, rect(-300, -200, 1900, 1000, 'url(#e-sky)') + '<circle cx="640" cy="410" r="360" fill="url(#e-sun)"/><circle cx="640" cy="420" r="88" fill="#fff0c4"/>' + range(22).map(() => `<circle data-idle="twinkle ${R(1.6 + some() * 2)} ${R(some() * 6)}" cx="${R(some() * 1400 - 60)}" cy="${R(some() * 170 - 20)}" r="${R(1.4 + some() * 1.6)}" fill="#fff6dc"/>`).join(''))
      + layer(0.25, `<g opacity=".75">${idle('go 5', cloud(260, 190, 0.8) + cloud(1040, 150, 0.95))}</g>`)
      + layer(0.6, skyline(400, '#6d5a86') + mill(1060, 470, 0.95, dusk) + [[-40, 420], [60, 428], [180, 430], [470, 420], [560, 430], [820, 440], [900, 430]].map(([x, y], i) => rect(x!, y!, 10, 14, '#ffd98a', 0, ` data-idle="twinkle ${2 + (i % 3)} ${i}"`)).join(''))
      + layer(0.85, water(474, 700, 'url(#e-wat)') + '<path data-idle="drift 5 4" d="M590 480H690L720 590H560Z" fill="#ffe3a8" opacity=".4"/>')
      + layer(1, rect(-400, 604, 2100, 300, '#5a4668') + rect(-400, 604, 2100, 14, '#8a6a80') + range(8).map((i) => `<path d="M${-157 + i * 210} 612V564a7 7 0 0 1 14 0V612Z" fill="#3a2f52"/><circle cx="${-150 + i * 210}" cy="554" r="9" fill="#3a2f52"/>`).join('') + lamp(150, 620) + lamp(1130, 620))
      + stage()
  },
  /** A classroom: board, windows, tables. */
  classroom() {
    reseed(31)
    const w = window('k', -60, 90, 300, 250, { houses: 5, from: 3 })
    const table = (x: number) => put(x, 0, 1, rect(-150, 604, 300, 26, '#dba873', 8) + rect(-150, 622, 300, 12, c.plank, 4) + '<path d="M-120 634V760M120 634V760" stroke="#7d8794" stroke-width="12"/>' + `<path d="M-70 604L-56 574H10L24 604Z" fill="${c.cream}"/><path d="M-50 584H2M-54 594H-6" stroke="#c9d2dc" stroke-width="4" stroke-linecap="round"/>` + `<path d="M60 604L92 578" stroke="${c.red}" stroke-width="8" stroke-linecap="round"/>`)
    return `<defs>${w.defs}${wallColour('#e3f0e4', '#c9e2d8', 'k-wall')}</defs>` + layer(0.7, wall('url(#k-wall)') + floor(520, '#d9b184') + w.view
      + rect(318, 78, 644, 316, '#b98a55', 12) + rect(332, 92, 616, 288, '#fbfdfb', 6) + rect(420, 392, 440, 14, '#a8693f', 5) + rect(470, 384, 46, 9, c.red, 4) + rect(530, 384, 46, 9, c.navy, 4)
      + frameOn(1010, 96, 110, 140, `<path d="M1024 206L1050 160L1070 186L1086 168L1106 206Z" fill="${c.teal}"/><circle cx="1090" cy="130" r="12" fill="${c.mustard}"/>`, '#8a6a50') + frameOn(1140, 96, 110, 140, `<g font-weight="700">${[c.red, c.teal, c.navy].map((f, i) => rect(1156, 114 + i * 38, 26, 26, f, 5) + rect(1190, 122 + i * 38, 44, 9, '#cdd5de', 4)).join('')}</g>`, '#8a6a50') + wallClock(1080, 300, 34) + books(1150, 390, 170) + pendant(420, 10, c.mustard) + pendant(860, 10, c.mustard))
      + layer(0.86, plant(1240, 590, 1, c.teal)) + stage() + layer(1, '<g opacity=".999"></g>') + stage('pupils') + layer(1, table(230) + table(640) + table(1050))
  },
  /** A living room with a window on the street. */
  home() {
    reseed(41)
    const w = window('h', 470, 96, 340, 260, { houses: 6, from: 5 })
    return `<defs>${w.defs}${wallColour('#f6dfc6', '#e9c3a4', 'h-wall')}</defs>` + layer(0.7, wall('url(#h-wall)') + floor(508, '#c99a68') + w.view + `<path d="M440 70C470 150 462 260 430 396H396V70ZM840 70C810 150 818 260 850 396H884V70Z" fill="${c.teal}"/>${rect(380, 58, 520, 16, '#8a5a34', 8)}`
      + frameOn(980, 120, 130, 100, `<path d="M994 206L1030 150L1060 186L1078 166L1098 206Z" fill="#6aa35c"/><circle cx="1076" cy="146" r="12" fill="${c.mustard}"/>`) + frameOn(1130, 100, 90, 130, `<circle cx="1160" cy="150" r="17" fill="${c.rose}"/><circle cx="1190" cy="158" r="15" fill="#8a5538"/><path d="M1142 220q18-52 36 0zM1174 220q16-46 32 0z" fill="${c.navy}"/>`) + books(980, 330, 250)
      + rect(120, 150, 170, 362, '#a8693f', 6) + rect(134, 164, 142, 348, '#c98d58', 4) + rect(150, 184, 110, 110, '#b9804d', 4) + rect(150, 320, 110, 150, '#b9804d', 4) + `<circle cx="256" cy="340" r="8" fill="${c.mustard}"/>` + rect(96, 496, 220, 16, '#8a5a34', 4))
      + layer(0.9, `<ellipse cx="640" cy="640" rx="560" ry="70" fill="${c.brick}"/><ellipse cx="640" cy="640" rx="500" ry="56" fill="none" stroke="#f3d9b0" stroke-width="7" stroke-dasharray="20 14"/>` + `<path d="M330 592V470C330 436 356 424 386 424H894C924 424 950 436 950 470V592Z" fill="#8fb4c6"/><path d="M350 560V500H640V560ZM648 560V500H930V560Z" fill="#a9c8d6"/><path d="M300 620V520C300 494 350 494 352 520V552H928V520C930 494 980 494 980 520V620Z" fill="#7aa2b6"/>${rect(330, 618, 20, 26, '#5b3a2b')}${rect(930, 618, 20, 26, '#5b3a2b')}`
      + plant(1120, 612, 1.15, c.teal) + `<path d="M1236 620V330" stroke="#5b3a2b" stroke-width="8"/><path d="M1184 330L1206 246H1266L1288 330Z" fill="#ffe9b8"/><g opacity=".2"><circle data-idle="twinkle 6 0" cx="1236" cy="300" r="120" fill="#fff3cf"/></g><ellipse cx="1236" cy="622" rx="44" ry="9" fill="#5b3a2b"/>`) + stage()
      + layer(1.12, `<g transform="translate(60 830) scale(1.15)">${idle('sway 1.6 4 0 0', '<path d="M-60 0C-90-70-100-120-70-160C-50-110-40-60-30 0ZM-20 0C-20-90 0-150 30-180C44-110 30-50 10 0Z" fill="#3f7d55"/>')}</g>`)
  },
  /** The market on the quay: stalls, awnings, people. */
  market() {
    reseed(51)
    const fruit = (x: number, y: number, f: string) => range(14).map((i) => `<circle cx="${x + (i % 7) * 18}" cy="${y - Math.floor(i / 7) * 13}" r="10" fill="${i % 3 ? f : shade(f, 0.16)}"/>`).join('')
    const stall = (x: number, a: string, goods: string[]) => put(x, 0, 1, `<path d="M-150 600V330M150 600V330" stroke="#8a5a34" stroke-width="10"/>` + range(8).map((i) => `<path d="M${-176 + i * 44} 318L${-150 + i * 37.5} 254H${-112.5 + i * 37.5}L${-132 + i * 44} 318A22 20 0 0 1 ${-176 + i * 44} 318Z" fill="${i % 2 ? c.cream : a}"/>`).join('') + rect(-164, 470, 328, 150, '#b9804d', 4) + rect(-172, 458, 344, 18, '#dba873', 5) + goods.map((f, i) => put(-150 + i * 108, 0, 1, `<path d="M-10 458H122L112 430H0Z" fill="#a86d3e"/>` + fruit(4, 436, f))).join('') + range(4).map((i) => rect(-150 + i * 82, 490, 60, 110, '#a8713f', 3)).join(''))
    return `<defs>${gradient('m-sky', '#a4d6e2', '#dceee4', '#fff0cf')}${glow('m-sun')}</defs>` + day('m') + clouds
      + layer(0.55, skyline(330, '#a9cbc9')) + layer(0.78, `<path d="M560 452V170l24-40 10-70 10 70 24 40v282z" fill="#c9b79a"/><path d="M560 452V170h24v282z" fill="#fff" opacity=".16"/><circle cx="594" cy="206" r="20" fill="${c.cream}" stroke="${c.ink}" stroke-width="4"/>` + idle('spin 10 594 206', `<path d="M594 206V192" stroke="${c.ink}" stroke-width="3"/>`) + `<path d="M578 130h32v-30l-16-44-16 44z" fill="#5f7f78"/>` + row(-340, 452, 7, 2) + row(700, 452, 7, 8) + rect(-400, 446, 2100, 90, '#cdbb9f'))
      + layer(0.9, idle('pass 26 2200 0', `<g transform="translate(-420 0)">${standing(0, 548, 0)}${standing(44, 546, 3)}</g>`) + idle('pass -20 2200 900', `<g transform="translate(-420 0)">${standing(300, 544, 1)}</g>`) + idle('pass 16 2200 1300', `<g transform="translate(-420 0)">${standing(0, 540, 2)}</g>`))
      + layer(0.95, stall(120, c.red, [c.red, c.mustard, '#6aa35c']) + stall(1130, c.teal, ['#f2a22a', c.violet, c.rose]) + `<path d="M-30 250Q320 330 640 262T1310 250" fill="none" stroke="${c.ink}" stroke-width="3"/>` + range(13).map((i) => idle(`sway 6 ${R(2 + (i % 4) * 0.4)} ${30 + i * 98} ${286} ${i}`, `<path d="M${16 + i * 98} 284h28l-14 36z" fill="${[c.red, c.mustard, c.teal, c.navy][i % 4]}"/>`)).join(''))
      + layer(1, stones(592, '#dccaae', '#c9b493')) + stage() + layer(1.28, leaves())
  },
  /** The doctor's room. */
  clinic() {
    reseed(61)
    const w = window('d', 60, 96, 250, 230, { houses: 4, from: 9 })
    return `<defs>${w.defs}${wallColour('#dff0f0', '#bfe0de', 'd-wall')}</defs>` + layer(0.7, wall('url(#d-wall)') + rect(-400, 430, 2100, 120, '#a6d2cf') + floor(536, '#e3d7c3') + w.view
      + frameOn(860, 90, 170, 240, `<circle cx="945" cy="130" r="20" fill="${c.rose}"/><path d="M916 158H974L966 240H924Z" fill="${c.rose}"/><path d="M924 164L898 226M966 164L992 226M934 240L930 308M956 240L960 308" stroke="${c.rose}" stroke-width="14" stroke-linecap="round"/>` + idle('twinkle 1.1 0', `<path transform="translate(950 186) scale(.6)" d="M0 20C-30 0-22-20-10-20C-4-20 0-14 0-10C0-14 4-20 10-20C22-20 30 0 0 20Z" fill="${c.red}"/>`), '#7fb0ac')
      + rect(1090, 130, 190, 14, '#8fbfbb', 4) + rect(1090, 250, 190, 14, '#8fbfbb', 4) + [[c.red, 0], [c.cream, 44], [c.teal, 84], [c.mustard, 128]].map(([f, x]) => rect(1100 + (x as number), 86, 32, 44, f as string, 6) + rect(1100 + (x as number), 206, 32, 44, shade(f as string, -0.1), 6)).join('') + wallClock(420, 150, 36) + `<path d="M470 96h100v20h-100z" fill="${c.teal}"/><path d="M520 116v30" stroke="${c.teal}" stroke-width="8"/>` + pendant(640, 16, c.teal))
      + layer(0.88, rect(350, 470, 330, 26, '#5fa8a4', 12) + rect(350, 446, 90, 34, c.cream, 14) + rect(360, 494, 310, 60, c.cream, 8) + '<path d="M380 554V620M650 554V620" stroke="#7d8794" stroke-width="12" stroke-linecap="round"/>' + plant(1240, 604, 0.95, '#e9c27a'))
      + stage() + layer(1, `<path d="M850 572H1320V596H850Z" fill="#dba873"/>${rect(870, 596, 410, 170, '#c98d58', 6)}<path d="M1090 572V548H1130V572ZM1040 470H1180V548H1040Z" fill="${c.ink}"/>${rect(1050, 480, 120, 58, '#bfe3ea', 3)}<path data-idle="twinkle 2 0" d="M1060 510h20l8-18 14 34 10-16h44" fill="none" stroke="${c.teal}" stroke-width="4"/>` + mug(930, 560, c.red)) + stage('front')
  },
  /** A bicycle workshop: a work floor. */
  workshop() {
    reseed(71)
    const tool = (x: number, y: number, kind: number) => put(x, y, 1, [line('M0 0V64', '#7d8794', 9) + line('M-9 0A12 12 0 1 1 9 0', '#7d8794', 8), rect(-6, 0, 12, 44, c.red, 5) + rect(-3, 44, 6, 30, '#7d8794', 2), rect(-4, 10, 8, 60, '#a86d3e', 3) + rect(-20, -4, 40, 18, '#5b6472', 4), line('M-12 0L10 60M12 0L-10 60', c.teal, 8)][kind]!)
    return `<defs>${gradient('w-win', '#bfe3ea', '#e7f3e8')}${wallColour('#efdcc0', '#dcbf97', 'w-wall')}</defs>` + layer(0.7, wall('url(#w-wall)') + floor(540, '#a99680') + range(3).map((i) => rect(-60 + i * 150, 60, 126, 150, 'url(#w-win)', 4, ` stroke="${c.ink}" stroke-width="8"`) + `<path d="M${3 + i * 150} 60v150M${-60 + i * 150} 130h126" stroke="${c.ink}" stroke-width="5"/>`).join('')
      + rect(480, 70, 420, 240, '#c79a62', 10) + `<g fill="#b48650">${range(40).map((i) => `<circle cx="${504 + (i % 10) * 42}" cy="${98 + Math.floor(i / 10) * 58}" r="3"/>`).join('')}</g>` + range(8).map((i) => tool(528 + i * 48, i % 2 ? 100 : 190, i % 4)).join('') + range(3).map((i) => tool(552 + i * 108, 206, (i + 2) % 4)).join('')
      + rect(960, 150, 340, 14, '#8a5a34', 3) + rect(960, 290, 340, 14, '#8a5a34', 3) + range(6).map((i) => rect(972 + i * 54, i % 2 ? 96 : 106, 44, i % 2 ? 54 : 44, [c.red, c.teal, c.mustard, c.navy][i % 4]!, 4) + rect(976 + i * 54, 242, 40, 48, ['#d8c7a4', c.brick, '#9aa5b8'][i % 3]!, 4)).join('') + idle('sway 3 3.4 1240 -40', `<path d="M1240-60V18" stroke="${c.ink}" stroke-width="4"/><circle cx="1240" cy="64" r="46" fill="none" stroke="#2b2f3a" stroke-width="8"/>`) + pendant(330, 30, c.brick) + pendant(760, 20, c.brick))
      + layer(0.9, put(330, 600, 1.25, `<path d="M4-20V40M-40 44H50" stroke="#5b6472" stroke-width="10" stroke-linecap="round"/>` + idle('spin 5 -58 -34', '<path d="M-58-66V-2M-90-34H-26M-80-56L-36-12M-80-12L-36-56" stroke="#9aa3ad" stroke-width="2"/>') + bicycle(0, 0, 1, c.mustard)) + rect(1010, 470, 260, 20, '#a86d3e', 4) + '<path d="M1030 490V640M1250 490V640" stroke="#8a5a34" stroke-width="14"/>' + rect(1060, 430, 70, 40, c.red, 6) + rect(1150, 440, 80, 30, '#7d8794', 4))
      + stage() + layer(1, `<g opacity=".9">${rect(-80, 640, 220, 110, '#b9804d', 8)}${rect(-90, 626, 240, 22, '#dba873', 6)}${rect(-20, 590, 60, 36, c.teal, 6)}</g>`) + stage('front')
  },
  /** The old town hall with its tower and steps. */
  townhall() {
    reseed(81)
    const stone = '#d9c6a2', dark = '#b59f79'
    const win = (x: number, y: number) => rect(x - 4, y - 8, 38, 76, c.trim) + rect(x, y, 30, 62, c.glass) + `<path d="M${x + 15} ${y}v62M${x} ${y + 24}h30" stroke="${c.trim}" stroke-width="3"/>` + `<path d="M${x - 4} ${y - 8}q19-18 38 0z" fill="${dark}"/>`
    return `<defs>${gradient('s-sky', '#9dd0e2', '#d8ece6', '#fff0d2')}${glow('s-sun')}</defs>` + layer(0.12, rect(-300, -300, 1900, 1000, 'url(#s-sky)') + sun('s-sun', 210, 140, 52)) + clouds
      + layer(0.7, row(-340, 520, 3, 4) + row(1130, 520, 3, 10) + tree(40, 530, 0.8, '#6aa35c', 2))
      + layer(0.82, rect(180, 240, 920, 290, stone) + rect(180, 240, 920, 16, c.trim) + rect(180, 372, 920, 10, dark) + `<path d="M170 240L220 176H1060L1110 240Z" fill="#5f7580"/>` + range(12).map((i) => [1, 5, 6, 10].includes(i) ? '' : win(206 + i * 74, 280) + win(206 + i * 74, 404)).join('') + range(6).map((i) => `<path d="M${236 + i * 160} 214v-26l16-16 16 16v26z" fill="${stone}"/>` + rect(246 + i * 160, 192, 12, 18, c.glass)).join('')
        + [300, 980].map((x) => `<path d="M${x - 74} 530V180h14v-28h18v-26h18v-24h24h24v24h18v26h18v28h14v350z" fill="#e6d5b3"/>` + win(x - 40, 280) + win(x + 10, 280) + win(x - 40, 404) + win(x + 10, 404) + `<circle cx="${x}" cy="196" r="20" fill="${dark}"/>` + `<path d="M${x} 102v-36" stroke="${c.ink}" stroke-width="4"/>`).join('')
        + `<path d="M556 530V190h12v-34h22v-30h26v-22h50v22h26v30h22v34h12v340z" fill="#eadbbb"/>` + `<path d="M598 104V-60h84v164z" fill="${stone}"/><path d="M660 104V-60h22v164z" fill="${dark}" opacity=".5"/><path d="M590-60h100l-18-46h-64z" fill="#5f7f78"/><path d="M616-106V-170h48v64z" fill="${stone}"/><path d="M612-170h56l-28-92z" fill="#5f7f78"/><circle cx="640" cy="-12" r="30" fill="${c.ink}"/><circle cx="640" cy="-12" r="24" fill="${c.cream}"/>` + idle('spin 10 640 -12', `<path d="M640-12V-30" stroke="${c.ink}" stroke-width="4"/>`) + `<path d="M640-12h12" stroke="${c.ink}" stroke-width="4"/>`
        + win(590, 220) + win(660, 220) + rect(584, 340, 112, 12, dark) + `<path d="M600 530V414a40 40 0 0 1 80 0V530Z" fill="#7a2f2a"/><path d="M640 376V530" stroke="#5b201d" stroke-width="4"/><circle cx="630" cy="464" r="5" fill="${c.mustard}"/><circle cx="650" cy="464" r="5" fill="${c.mustard}"/>`
        + range(5).map((i) => rect(560 - i * 26, 496 + i * 14, 160 + i * 52, 15, i % 2 ? '#c9b48f' : '#dccaa6')).join(''))
      + layer(0.9, idle('pass 24 2200 300', `<g transform="translate(-420 0)">${standing(0, 584, 2)}${standing(46, 582, 0)}</g>`) + idle('pass -18 2200 1700', `<g transform="translate(-420 0)">${standing(0, 580, 1)}</g>`))
      + layer(1, stones(566, '#d8c8ae', '#c2ae8c') + lamp(90, 590) + lamp(1200, 590) + bicycle(1080, 612, 0.7, c.brick)) + stage() + layer(1.28, leaves())
  },
  /** Close by at a table: for letters, papers and two faces. */
  table() {
    reseed(91)
    const w = window('t', 760, 30, 420, 290, { houses: 7, from: 6 })
    return `<defs>${w.defs}${wallColour('#f4e3cf', '#e2c19d', 't-wall')}</defs>` + layer(0.55, wall('url(#t-wall)') + w.view + books(90, 190, 330) + books(90, 320, 330) + plant(600, 360, 1, c.teal))
      + layer(0.8, pendant(470, 70, c.mustard)) + stage() + layer(1, `<path d="M-300 560H1580V900H-300Z" fill="${c.wood}"/><path d="M-300 560H1580V584H-300Z" fill="#dba873"/><path d="M-300 640H1580M-300 700H1580" stroke="#b9804d" stroke-width="4"/>` + mug(150, 600, c.teal, -1) + mug(1140, 596, c.red, 1, 0.4) + `<path d="M500 596L530 572H740L776 640H476Z" fill="#fffdf6"/><path d="M548 588H712M540 602H690M530 618H734" stroke="#c9d2dc" stroke-width="6" stroke-linecap="round"/><path d="M800 640L868 588" stroke="${c.ink}" stroke-width="9" stroke-linecap="round"/><path d="M868 588L880 578" stroke="${c.mustard}" stroke-width="8" stroke-linecap="round"/>`) + stage('front')
  },
  /** A room with a circle of chairs, for talking. */
  circle() {
    reseed(101)
    const w = window('r', 120, 70, 420, 280, { houses: 7, from: 1 })
    return `<defs>${w.defs}${wallColour('#f3dccb', '#dfb9a6', 'r-wall')}</defs>` + layer(0.7, wall('url(#r-wall)') + floor(500, '#c79a6b') + w.view + frameOn(1120, 96, 130, 170, `<path d="M1134 250C1150 180 1180 220 1186 170C1196 214 1226 190 1236 250Z" fill="${c.teal}"/><circle cx="1186" cy="140" r="16" fill="${c.mustard}"/>`) + pendant(760, 20, c.teal)
      + `<path d="M330 350L410 640H820L540 350Z" fill="#fff3cf" opacity=".22"/>` + rect(640, 110, 250, 300, '#8a6a50', 6) + rect(650, 120, 230, 250, '#fffdf6', 4) + '<path d="M680 410L650 540M850 410L880 540" stroke="#8a6a50" stroke-width="12" stroke-linecap="round"/>')
      + layer(0.86, `<ellipse cx="640" cy="610" rx="600" ry="92" fill="${c.teal}"/><ellipse cx="640" cy="610" rx="540" ry="76" fill="none" stroke="#8fc9c2" stroke-width="7" stroke-dasharray="4 18" stroke-linecap="round"/>` + plant(30, 590, 1.1) + plant(1250, 580, 0.95, c.navy)) + stage('back') + stage() + stage('front')
      + layer(1.14, `<g transform="translate(1220 840) scale(1.1)">${idle('sway 1.5 4.2 0 0', '<path d="M0 0C-10-80-40-140-84-170C-80-100-50-40-24 0ZM10 0C0-70 10-130 46-176C60-110 46-50 30 0Z" fill="#3f7d55"/>')}</g>`)
  },
  /** A park along the water, for walking and cycling. */
  park() {
    reseed(111)
    return `<defs>${gradient('g-sky', '#9ad3e0', '#d6eede', '#fff2d0')}${gradient('g-wat', '#7cc4c4', '#4aa3ab')}${glow('g-sun')}</defs>` + day('g') + clouds
      + layer(0.4, skyline(350, '#a7cdc6') + mill(250, 452, 0.8)) + layer(0.6, rect(-500, 430, 2400, 60, '#8cc08a') + range(11).map((i) => tree(-360 + i * 190, 450, 0.62 + (i % 3) * 0.1, ['#6aa35c', '#86ad58', '#5c9a5b'][i % 3], i % 5)).join(''))
      + layer(0.8, rect(-500, 470, 2400, 60, 'url(#g-wat)') + range(14).map((i) => `<path data-idle="drift ${10 + (i % 5) * 3} ${3 + (i % 3)} ${i}" d="M${-360 + i * 140} ${482 + (i % 4) * 11}h${50 + (i % 3) * 30}" stroke="#fff" stroke-width="3" stroke-linecap="round" opacity=".3"/>`).join('') + idle('pass 14 2100 0', `<g transform="translate(-400 502)"><path d="M-26 0C-22 12 20 12 26-2C16-6 8-2-2-4L-12-4Z" fill="${c.trim}"/><path d="M18-2C22-18 14-22 20-30C30-34 34-26 30-22L40-20L30-16C28-8 28-2 24 2Z" fill="${c.trim}"/><path d="M30-22L40-20L30-16Z" fill="${c.ochre}"/></g>`))
      + layer(0.9, rect(-500, 520, 2400, 60, '#79b475') + range(26).map((i) => `<path data-idle="sway 3 ${2 + (i % 4) * 0.4} ${-380 + i * 84} 528 ${i}" d="M${-380 + i * 84} 530q-4-30-10-44M${-374 + i * 84} 530q2-26 8-40" fill="none" stroke="#4f8f55" stroke-width="4" stroke-linecap="round"/>`).join('') + `<path d="M820 556V520H1010V556M810 520H1020V506H810ZM814 492H1016V480H814Z" fill="none" stroke="#8a5a34" stroke-width="10" stroke-linejoin="round"/>`)
      + layer(1, rect(-500, 566, 2400, 110, '#e8d5b0') + rect(-500, 566, 2400, 8, '#d3bd90') + `<path d="M-500 620H1900" stroke="#fff6e0" stroke-width="7" stroke-dasharray="46 34"/>` + rect(-500, 672, 2400, 200, '#6aa968')) + stage()
      + layer(1.05, range(30).map((i) => put(-380 + i * 86 + (i % 3) * 14, 700 + (i % 4) * 12, 1, i % 2 ? `<path d="M0 0V-22" stroke="#3b7f57" stroke-width="4"/><path d="M-10-20C-12-38-6-42-5-42L0-36L5-42C6-42 12-38 10-20C6-14-6-14-10-20Z" fill="${[c.red, c.mustard, c.trim][i % 3]}"/>` : '<path d="M-14 0Q-12-20-20-28Q-4-22-3-4Q0-26 6-36Q8-14 6-2Q12-18 22-22Q14-10 14 0Z" fill="#4f8f55"/>')).join('')) + layer(1.28, leaves())
  },
  /** A school building with its yard. */
  school() {
    reseed(121)
    const bay = (x: number) => rect(x, 300, 110, 90, '#bfe3ea', 4, ` stroke="${c.trim}" stroke-width="9"`) + rect(x, 426, 110, 84, '#bfe3ea', 4, ` stroke="${c.trim}" stroke-width="9"`) + `<path d="M${x + 55} 300v90M${x + 55} 426v84" stroke="${c.trim}" stroke-width="6"/><path d="M${x + 8} 380L${x + 60} 306H${x + 92}L${x + 34} 384Z" fill="#fff" opacity=".3"/>`
    return `<defs>${gradient('y-sky', '#a7d8e6', '#e0f0e2', '#fff0cf')}${glow('y-sun')}</defs>` + layer(0.12, rect(-300, -200, 1900, 900, 'url(#y-sky)') + sun('y-sun', 1060, 130, 50)) + clouds + layer(0.5, skyline(360, '#a9cbc9'))
      + layer(0.8, rect(120, 258, 1040, 300, '#b8563f') + rect(100, 238, 1080, 26, c.trim) + `<path d="${range(90).map((i) => `M${140 + ((i * 83) % 1000)} ${276 + ((i * 47) % 260)}h14`).join('')}" stroke="#a0452f" stroke-width="4"/>` + [160, 310, 850, 1000].map(bay).join('') + rect(480, 200, 320, 360, '#37507a') + rect(466, 184, 348, 24, c.trim) + `<circle cx="640" cy="262" r="36" fill="${c.cream}" stroke="${c.mustard}" stroke-width="7"/>` + idle('spin 10 640 262', `<path d="M640 262V240" stroke="${c.ink}" stroke-width="5"/>`) + `<path d="M640 262h16" stroke="${c.ink}" stroke-width="5"/>` + rect(536, 340, 208, 218, '#bfe3ea', 4, ` stroke="${c.trim}" stroke-width="10"`) + `<path d="M640 340V558M536 400H744" stroke="${c.trim}" stroke-width="8"/><path d="M556 540L620 360H640L584 552ZM664 540L716 400H736L690 552Z" fill="#fff" opacity=".3"/>` + rect(500, 556, 280, 16, '#c9b48f') + tree(30, 572, 1, '#6aa35c', 1) + tree(1250, 572, 0.95, '#86ad58', 3))
      + layer(0.9, idle('pass 22 2200 500', `<g transform="translate(-420 0)">${standing(0, 584, 1)}${standing(44, 582, 3)}</g>`) + `<path d="M880 590V556M940 590V556M1000 590V556M1060 590V556" stroke="#5b6472" stroke-width="8" stroke-linecap="round"/>` + bicycle(930, 596, 0.66, c.teal) + bicycle(1050, 598, 0.66, c.mustard))
      + layer(1, stones(570, '#d6cdbd', '#c0b49e')) + stage() + layer(1.28, leaves())
  },
  /** A bakery: another work floor. */
  bakery() {
    reseed(131)
    const loaf = (x: number, y: number, f: string) => `<path d="M${x} ${y}c-4-26 10-34 34-34s38 8 34 34z" fill="${f}"/><path d="M${x + 16} ${y - 28}l8 18M${x + 32} ${y - 32}l8 18M${x + 48} ${y - 28}l6 14" stroke="${shade(f, 0.28)}" stroke-width="4" stroke-linecap="round"/>`
    return `<defs>${wallColour('#fbe9d0', '#f0cfa6', 'b-wall')}${glow('b-fire', '#ffb45a')}</defs>` + layer(0.7, wall('url(#b-wall)') + range(7).map((r) => range(26).map((k) => r < 3 && k % 2 === r % 2 ? rect(-380 + k * 78, 400 + r * 40, 78, 40, '#e9c9a8') : '').join('')).join('') + floor(520, '#b98d63')
      + [130, 230, 330].map((y, j) => rect(420, y, 470, 14, '#8a5a34', 4) + range(5).map((i) => loaf(436 + i * 90, y, ['#c9803f', '#dba05b', '#a8622f'][(i + j) % 3]!)).join('')).join('')
      + rect(-40, 150, 340, 370, '#9c5a44', 14) + `<path d="M40 420V330a90 90 0 0 1 180 0v90z" fill="#3b2320"/>` + idle('twinkle .9 0', '<circle cx="130" cy="390" r="110" fill="url(#b-fire)"/>') + idle('twinkle .7 2', `<path d="M84 420q-4-40 24-62q-2 26 16 34q0-34 28-52q-4 40 26 80z" fill="${c.mustard}"/>`) + `<path d="M${range(14).map((i) => `${-28 + (i % 5) * 68} ${172 + Math.floor(i / 5) * 44}h40`).join('M')}" stroke="#86493a" stroke-width="5"/>` + rect(70, -100, 120, 260, '#86493a')
      + frameOn(980, 110, 200, 150, `<path d="M1000 236c10-60 40-70 80-70s70 10 80 70z" fill="#dba05b"/><path d="M1040 180l10 24M1076 172l8 26M1112 180l8 22" stroke="#fbe3b8" stroke-width="6" stroke-linecap="round"/>`) + pendant(640, 14, c.brick) + pendant(1060, 14, c.brick))
      + layer(0.9, rect(980, 400, 280, 130, '#c9d2d8', 10) + rect(1000, 420, 240, 60, '#e9f4f2', 6) + range(4).map((i) => `<circle cx="${1030 + i * 60}" cy="462" r="18" fill="${['#e8a87c', '#d98f80', '#c9803f', '#f2b134'][i]}"/>`).join(''))
      + stage() + layer(1, `<path d="M180 576H1100L1130 624H150Z" fill="#e7d3b1"/>${rect(150, 624, 980, 18, '#c9ab7b')}${rect(180, 642, 920, 160, '#b9804d')}<ellipse cx="420" cy="590" rx="70" ry="16" fill="#fbf3df"/><ellipse cx="420" cy="582" rx="52" ry="20" fill="#f3dfb6"/>` + loaf(620, 594, '#dba05b') + loaf(700, 598, '#c9803f') + `<path d="M860 596h150" stroke="#a8693f" stroke-width="20" stroke-linecap="round"/><path d="M836 596h22M1012 596h22" stroke="#8a5a34" stroke-width="10" stroke-linecap="round"/>`) + stage('front')
  },
  /** A bedroom at night. */
  bedroom() {
    reseed(141)
    const w = window('n', 150, 90, 330, 270, { houses: 6, from: 2, night: true })
    return `<defs>${w.defs}${wallColour('#4c5b8a', '#37446f', 'n-wall')}${glow('n-lamp', '#ffdf9a')}</defs>` + layer(0.7, wall('url(#n-wall)') + floor(540, '#5a4a5c') + w.view.replaceAll(c.cream, '#c9c4d6') + frameOn(720, 120, 150, 110, `<path d="M736 216L770 160L800 196L818 176L854 216Z" fill="#5f7f78"/>`, '#7a6a80') + books(960, 190, 240) + '<path d="M480 360L760 660H330L150 360Z" fill="#8fa3d8" opacity=".13"/>')
      + layer(0.88, rect(1060, 480, 150, 130, '#6b5148', 6) + rect(1080, 510, 110, 10, '#523d36', 4) + `<path d="M1128 480V430" stroke="#c9b48f" stroke-width="8"/><path d="M1088 430L1104 370H1152L1168 430Z" fill="#ffe9b8"/><g opacity=".6"><circle data-idle="twinkle 5 0" cx="1128" cy="420" r="190" fill="url(#n-lamp)"/></g>` + rect(430, 400, 30, 240, '#7a5a48', 8) + rect(440, 520, 560, 90, '#8a6a5a', 10) + rect(450, 484, 550, 66, '#dcd6e8', 26) + rect(466, 452, 150, 60, c.cream, 26) + `<path d="M560 486H1000V580H560Z" fill="#3f6f8a"/><path d="M560 486H1000V510H560Z" fill="#5b8fa8"/>`) + stage()
      + layer(1.1, `<ellipse cx="640" cy="770" rx="700" ry="60" fill="#463a50"/>`)
  },
}

/** A set as its file in content/films/sets holds it. */
export const drawing = (name: string): string => sets[name]!().replace(/(\d\.\d)0+(?=[^\d])/g, '$1').replace(/>(?=<(?:g data-depth|defs))/g, '>\n') + '\n'
