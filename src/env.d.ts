/// <reference types="astro/client" />
declare namespace App {
  /** What the words of a text may know of the page they stand on. */
  interface Locals {
    /** Language of the words. */
    lang: string
    /** Language of the page, where it differs: addresses stay in it. */
    page?: string
    /** True on pages made for paper. */
    paper?: boolean
    /** Put before addresses on paper. */
    absolute?: string
    /** What a chapter's parts know of it; how its words stand only where its sheet is a page of a larger document. */
    chapter?: { terms: string[]; minutes: number[]; standing?: import('./library.ts').Standing }
  }
}
