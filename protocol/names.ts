const hubPattern = /^[A-Za-z][A-Za-z0-9_`,.[\]]{0,127}$/;

/** What a hub's name may be, for an error's text. */
export const hubNameRule = 'a letter, then up to 127 letters, digits or _ ` , . [ ]';

/** Whether a hub may have this name. */
export function isHubName(name: string): boolean {
  return hubPattern.test(name);
}

/** What a group's name may be, for an error's text. */
export const groupNameRule = '1 to 1024 characters, not all of them white space';

/** Whether a group may have this name. */
export function isGroupName(name: string): boolean {
  return name.length <= 1024 && name.trim() !== '';
}
