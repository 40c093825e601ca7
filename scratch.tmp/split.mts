import { Press } from '../src/outputs/pdf/print.ts'
import { finish } from '../src/outputs/pdf/finish.ts'
import { check } from '../src/outputs/pdf/check.ts'
import { PDFDocument } from '@cantoo/pdf-lib'
import { readFile } from 'node:fs/promises'
const R='/work/wt/paper/'
const rd=(p:string)=>p.startsWith('_astro')?readFile(R+'src/styles/paper.css'):readFile(R+'tests/fixtures/'+(p.startsWith('print')?p:'print/'+p))
const press=await Press.open('/usr/bin/chromium-headless-shell')
const sum:Record<string,number>={}
const tick=async<T>(k:string,f:()=>Promise<T>)=>{const c=process.cpuUsage();const r=await f();const u=process.cpuUsage(c);sum[k]=(sum[k]??0)+(u.user+u.system)/1000;return r}
const N=30
for(let i=0;i<N+5;i++){ if(i===5)for(const k in sum)sum[k]=0
 const {pdf,source}=await tick('print',()=>press.print(new URL('https://inburgering.example/print/'+process.argv[2]+'/'),rd))
 const doc=await tick('load raw',()=>PDFDocument.load(pdf,{updateMetadata:false}))
 await tick('save raw',()=>doc.save({useObjectStreams:true,addDefaultPage:false,updateFieldAppearances:false,objectsPerTick:Infinity}))
 const b=await tick('finish',()=>finish(pdf,source))
 await tick('check',()=>check(b,source))
}
for(const k in sum)console.log(k,(sum[k]/N).toFixed(1))
await press.close()
