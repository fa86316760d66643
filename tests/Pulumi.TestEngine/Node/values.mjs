// The special values of the protocol.
export const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

const KIND = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';

export const isSecret = (value) => value?.[KIND] === SECRET;

export const secret = (value) => (isSecret(value) ? value : { [KIND]: SECRET, value });

export const plain = (value) => (isSecret(value) ? value.value : value);

export const holdsUnknown = (value) => value === UNKNOWN
  || (value !== null && typeof value === 'object' && Object.values(value).some(holdsUnknown));
