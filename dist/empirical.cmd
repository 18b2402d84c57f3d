@echo off
rem Starts empirical.jar on Java 17 or later.
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0"
if not exist "%home%empirical.jar" set "home=%home%..\lib\"
set "java=java"
rem Without quotation marks.
if defined JAVA_HOME set "JAVA_HOME=%JAVA_HOME:"=%"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
rem The last command: its exit status is that of this file, for && and || too.
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+DisplayVMOutputToStderr -jar "%home%empirical.jar" %*
