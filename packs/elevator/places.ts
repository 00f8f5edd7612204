/** Places that the bulletin names. */

/** 新塘里社区, where the estate 三湘鑫苑 stands. */
export const xintangli = '430371002004'
