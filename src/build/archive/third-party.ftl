<#-- The first part of THIRD-PARTY.txt: what the jar contains, from the poms of what it contains. -->
empirical contains these works of others. Their notices and licences follow.

<#list dependencyMap as entry>
${entry.key.groupId}:${entry.key.artifactId} ${entry.key.version}: ${entry.value?join(", ")}
</#list>

picocli is compiled anew from its sources, without change. The native program also contains parts of GraalVM Community
Edition, and the self-contained archive contains OpenJDK: both are under the GNU General Public License, version 2, with the
Classpath Exception (for OpenJDK, see lib/runtime/legal in that archive).

Notices and licences
