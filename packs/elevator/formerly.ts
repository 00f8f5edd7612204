/**
 * Hashes of earlier texts that say what a version says today, in the form of their time. Before format 2 a text was hashed whole;
 * who sees what stood in one list, lists were begun by hand, and what a form must not keep was cleared by hand.
 * Before format 3 a page of the house, and not the programme, had the words of what cannot wait.
 */
export const formerly: Readonly<Record<string, readonly string[]>> = {
  'elevator.project@1': [
    'eab3d7d719a545140474b990af0d388f939ae3ba170ed82a9d44aeafc782ec97',
    'cb52d8398cffa34cd8d56d3666ae02cf90d0f6dbb82c3751cb3dd320845f6a67',
    '7e4be17ebb2199b156dc5d726af9e4017e8300ee0c122465bde8cd3d27b655c6',
  ],
  'elevator.project@2': ['4b118b1006f6e2a1701f85784d14d751e3b4447be94415a60286a8fdb4e9079a'],
  'elevator.firm@1': [
    '43e7a767f2d4cde8d125c6858381524ba8ebf800e109897994edd39da1f011b4',
    '001d0c6a6680eef38fe704f4e01410c9ed6891d4cb5e61f050ced97f904be53e',
  ],
}
