/** Two pictures that the rehearsal drew: a place as it was built, and a page that a platform exported. */
export const pictures = [
  {
    id: 'community-place',
    name: '建成照片.png',
    base64:
      'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mPYYKWHFTEMLQkAet1GAZHpUHMAAAAASUVORK5CYII=',
  },
  {
    id: 'community-export',
    name: '平台导出.png',
    base64:
      'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mPQiFqAFTEMLQkANmxIgS9t24sAAAAASUVORK5CYII=',
  },
] as const
