/** Three small pictures that the rehearsal drew: before, after, and at the check; no two are the same bytes. */
export const pictures = [
  {
    id: 'grid-before',
    name: '处置前.png',
    base64:
      'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mOoyEvBihiGlgQAQahSgVkrqocAAAAASUVORK5CYII=',
  },
  {
    id: 'grid-after',
    name: '处置后.png',
    base64:
      'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mOImhaFFTEMLQkAPKhSgeJsb6EAAAAASUVORK5CYII=',
  },
  {
    id: 'grid-check',
    name: '核查.png',
    base64:
      'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mOIyluAFTEMLQkAGVVaATvs9CsAAAAASUVORK5CYII=',
  },
] as const
