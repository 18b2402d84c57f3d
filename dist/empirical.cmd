@echo off
rem Starts empirical.jar on Java 17 or later. It runs nothing by its name alone: cmd.exe would look in the working folder first.
setlocal EnableExtensions DisableDelayedExpansion
goto start

rem Only in a subroutine, %~dp0 is right for a caller that wrote this file's name in quotation marks.
:find
for %%v in (_error _java _PATH _version) do set "%%v="
set "_jar=%~dp0empirical.jar"
if not exist "%_jar%" if exist "%~dp0..\lib\empirical.jar" set "_jar=%~dp0..\lib\empirical.jar"
if not exist "%_jar%" set "_error=%_jar% is missing: build it with 'mvn -q package -Dmaven.test.skip'" & exit /b
if defined JAVA_HOME set "_java=%JAVA_HOME:"=%"
if defined PATH set "_PATH=%PATH:"=%"
rem In another folder, since an empty entry of the PATH means the current one.
if defined _java (set "_java=%_java%\bin\java.exe") else pushd "%SystemRoot%" & (for %%j in (java.exe) do set "_java=%%~$_PATH:j") & popd
set "_error=needs Java 17 or later in JAVA_HOME, or on the PATH if that is not set"
if not defined _java exit /b
if not exist "%_java%" set "_error=%_error%: there is no %_java%" & exit /b
set "_release=%_java%\..\..\release"
if exist "%_release%" for /f "usebackq tokens=1,2 delims==" %%k in ("%_release%") do if "%%k"=="JAVA_VERSION" set "_version=%%~l"
for /f "delims=.-+" %%v in ("%_version%") do if %%v lss 17 set "_error=%_error%: %_java% is Java %_version%" & exit /b
set "_error=" & exit /b
:fail
setlocal EnableDelayedExpansion
>&2 echo empirical: error: !_error!
exit /b 1
:start
call :find
rem The last command: its exit status is that of this file, for && and || too.
if defined _error (call :fail) else "%_java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:NewSize=12m -XX:MaxNewSize=16m -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=warning:stderr -Xlog:cds*=off:stderr -jar "%_jar%" %*
