/** Hashes of earlier texts that say what a version says today: the objections to a circular were added to a list that was not declared. */
export const formerly: Readonly<Record<string, readonly string[]>> = {
  'dispatch.report@1': [
    '437183ce9bf599330feea9cb9cbc60c8b7153f442518ce3029ca189546f5ccb3',
    '2a5db1e7dc65c168a3cf104e3acb583cfa27df12ae40405cb979e62d6ae695ae',
  ],
}
