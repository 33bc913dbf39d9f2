import type { DatabasePool } from './database.ts'

/** What the program may do is granted to this role; it owns no table of ours, and nobody signs in as it. */
export const programRole = 'sammenhaeng_program'

/** Who the program signs in as on a server of our own: a member of that role and of no other. */
export const programLogin = 'sammenhaeng'

/**
 * Makes the program's role and its login on a server of our own, where no administrator does it. Two programs that start at
 * once may both try; either way they are there.
 * @param server a connection that may make roles
 */
export async function ensureProgramLogin(server: DatabasePool): Promise<void> {
  await server.pool.query(`
    do $$
    begin
      if to_regrole('${programRole}') is null then
        create role ${programRole} nologin;
      end if;
      if to_regrole('${programLogin}') is null then
        create role ${programLogin} login in role ${programRole};
      end if;
    exception
      when duplicate_object or unique_violation then null;
    end
    $$`)
}
